/*
 * Character references of HTML: `&eacute;`, `&#233;`, `&#xE9;`.
 */
#ifndef DC_LIB_ENTITY_H
#define DC_LIB_ENTITY_H

#include "format.h"

/*
 * The reference that s begins with (s.p[0] is '&'): its length, and what it
 * stands for in cp (cp[1] is 0 unless it is a pair).  0 if there is none.  A
 * name without its semicolon counts where HTML lets it, but not before a
 * letter, a digit or '=', so that `?a=1&copy=2` stays.  Numbers 128 to 159
 * are read as windows-1252, as browsers do; what is no character is U+FFFD.
 */
size_t entity_decode(dc_str s, uint32_t cp[2]);

#endif
