/*
 * Links from a member of an archive to another: what is called `../img/x.png`
 * in docs/a/page.html is img/x.png in docs.
 */
#ifndef DC_PARTS_ZIP_LINKS_H
#define DC_PARTS_ZIP_LINKS_H

#include "parts/zip/names.h"

/*
 * The text of a member that lies in `folder` (with its slash, or empty), whose
 * links that lead up have become paths from the archive's root, if a file is
 * there; in the arena, or itself.  What would lie outside of the archive stays
 * as it is.  Lines stay lines.
 */
dc_str ziplinks_resolved(dc_arena *, zipfile *, dc_str folder, dc_str text);
/* The member that a text in `folder` calls `name`: from there, from the root,
 * each as it stands and with its %20 decoded, or one that has that last part.
 * DC_NPOS: there is none. */
size_t ziplinks_find(dc_arena *, zipfile *, const zipnames *, dc_str folder,
	dc_str name);

#endif
