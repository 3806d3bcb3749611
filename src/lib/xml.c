/*
 * libxml2's traps: it prints errors, resolves entities and fetches DTDs when
 * asked wrongly, stops at depth 255, saturates line numbers at 65535, and
 * says success with half a tree.  HTML comes here as XML (html5.c).
 */
#include <limits.h>
#include <pthread.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "lib/html5.h"
#include "lib/xml.h"

struct xml_doc {
	xmlDoc *tree;
	const xml_node *root, *body;
	xmlXPathContext *paths;  /* NULL until a path is followed */
	size_t size;             /* bytes of the text */
};

/* The first error that made the parser give up. */
struct trouble {
	bool fatal, memory;
	int line, col;
	char text[160];
};

/* One line, without the line break that libxml2 ends its messages with. */
static void note_error(struct trouble *t, const xmlError *e)
{
	size_t n = 0;

	t->memory |= e->code == XML_ERR_NO_MEMORY;
	if (e->level != XML_ERR_FATAL || t->fatal)
		return;
	t->fatal = true;
	t->line = e->line;
	t->col = e->int2;
	for (; e->message && e->message[n] && e->message[n] != '\n' &&
	       n + 1 < sizeof(t->text); n++)
		t->text[n] = e->message[n];
}

static void on_error(void *user, xmlError *e)
{
	note_error(((xmlParserCtxt *)user)->_private, e);
}

/* What has no parser to belong to (no memory for one) would be printed. */
static void on_stray_error(void *user, xmlError *e)
{
	note_error(user, e);
}

/* The tree's own line numbers end at 65535; _private is ours to use. */
static void keep_line(xmlParserCtxt *ctxt)
{
	if (ctxt->node && ctxt->input)
		ctxt->node->_private =
			(void *)(uintptr_t)(unsigned)ctxt->input->line;
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri, int nns, const xmlChar **ns, int nattrs,
	int ndefaulted, const xmlChar **attrs)
{
	xmlSAX2StartElementNs(user, name, prefix, uri, nns, ns, nattrs,
		ndefaulted, attrs);
	keep_line(user);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void init_parser(void)
{
	xmlInitParser();
}

static int out_of_memory(dc_run *run)
{
	if (!run)
		return DC_LIMIT;
	return dc_fail(run, DC_LIMIT, "memory", "out of memory for the page");
}

static int give_up(dc_run *run, const struct trouble *t)
{
	if (t->memory || !t->fatal)
		return out_of_memory(run);
	if (!run)
		return DC_INPUT;
	if (t->line > 0)
		dc_at(run, (uint64_t)t->line,
			(uint64_t)(t->col > 0 ? t->col : 0), DC_NONE);
	return dc_fail(run, DC_INPUT, "xml-syntax", "not well-formed: %s",
		t->text);
}

static void find_body(xml_doc *d)
{
	const xml_node *n;

	d->root = (const xml_node *)xmlDocGetRootElement(d->tree);
	d->body = d->root;
	for (n = xml_first(d->root); n; n = xml_next(n))
		if (xml_is(n, "body")) {
			d->body = n;
			return;
		}
}

/*
 * The text is read where it lies, up to the NUL behind it.
 * xmlCtxtReadMemory() would copy it, and grow the copy: when that growing is
 * refused, libxml2 2.9 follows a null pointer.
 */
static bool take_text(xmlParserCtxt *ctxt, dc_str text)
{
	xmlParserInput *in = xmlNewStringInputStream(ctxt,
		(const xmlChar *)text.p);

	if (in && inputPush(ctxt, in) >= 0)
		return true;
	xmlFreeInputStream(in);
	return false;
}

static xmlDoc *tree_of(dc_str text, int options, struct trouble *t)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	xmlDoc *tree;

	if (!ctxt || !take_text(ctxt, text)) {
		t->memory = true;
		xmlFreeParserCtxt(ctxt);
		return NULL;
	}
	ctxt->_private = t;
	ctxt->sax->serror = (xmlStructuredErrorFunc)on_error;
	ctxt->sax->startElementNs = on_start;
	xmlCtxtUseOptions(ctxt, options | XML_PARSE_NONET | XML_PARSE_NOCDATA |
		XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC);
	xmlParseDocument(ctxt);
	tree = ctxt->myDoc;
	if (!ctxt->wellFormed || ctxt->disableSAX || t->fatal || t->memory) {
		xmlFreeDoc(tree);
		tree = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	return tree;
}

/* There is one NUL in the text: behind it.  The handler of stray errors is
 * the thread's, and somebody else's again behind the parse. */
static int parse(dc_run *run, dc_str text, int options, xml_doc **doc)
{
	struct trouble trouble = { 0 };
	xmlStructuredErrorFunc handler;
	void *user;
	xmlDoc *tree;

	*doc = NULL;
	if (text.n > INT_MAX - 1)
		return out_of_memory(run);
	pthread_once(&once, init_parser);
	handler = xmlStructuredError;
	user = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(&trouble,
		(xmlStructuredErrorFunc)on_stray_error);
	tree = tree_of(text, options, &trouble);
	xmlSetStructuredErrorFunc(user, handler);
	if (!tree)
		return give_up(run, &trouble);
	*doc = calloc(1, sizeof(**doc));
	if (!*doc) {
		xmlFreeDoc(tree);
		return out_of_memory(run);
	}
	(*doc)->tree = tree;
	(*doc)->size = text.n;
	find_body(*doc);
	return DC_OK;
}

int xml_html(dc_run *run, dc_arena *arena, dc_str html, xml_doc **doc)
{
	const char *cut = NULL;
	dc_str text = html5_to_xml(arena, html, &cut);

	*doc = NULL;
	if (!text.p)
		return out_of_memory(run);
	if (cut && run) {
		dc_warn(run, "html-cut", "the page ends inside of a %s", cut);
		dc_cut_short(run);
	}
	/* What html5_to_xml wrote has no DTD, so HUGE is without danger. */
	return parse(run, text, XML_PARSE_HUGE, doc);
}

int xml_xml(dc_run *run, dc_arena *arena, dc_str text, xml_doc **doc)
{
	char *copy = dc_cdup(arena, text);

	*doc = NULL;
	if (!copy)
		return out_of_memory(run);
	if (dc_chr(text, '\0') != DC_NPOS)
		return run ? dc_fail(run, DC_INPUT, "xml-syntax",
			"not well-formed: a NUL byte") : DC_INPUT;
	return parse(run, (dc_str){ copy, text.n }, 0, doc);
}

void xml_free(xml_doc *d)
{
	if (!d)
		return;
	xmlXPathFreeContext(d->paths);
	xmlFreeDoc(d->tree);
	free(d);
}

const xml_node *xml_root(const xml_doc *d)
{
	return d->root;
}

const xml_node *xml_body(const xml_doc *d)
{
	return d->body;
}

static const xmlNode *node_of(const xml_node *n)
{
	return (const xmlNode *)n;
}

/* Comments, processing instructions and references to entities are not in
 * our tree: what an entity stands for may be without end. */
static const xml_node *shown(const xmlNode *n)
{
	while (n && n->type != XML_ELEMENT_NODE && n->type != XML_TEXT_NODE &&
	       n->type != XML_CDATA_SECTION_NODE)
		n = n->next;
	return (const xml_node *)n;
}

bool xml_is_text(const xml_node *n)
{
	return node_of(n)->type != XML_ELEMENT_NODE;
}

const xml_node *xml_first(const xml_node *n)
{
	return xml_is_text(n) ? NULL : shown(node_of(n)->children);
}

const xml_node *xml_next(const xml_node *n)
{
	return shown(node_of(n)->next);
}

const xml_node *xml_prev(const xml_node *n)
{
	const xmlNode *p = node_of(n)->prev;

	while (p && p->type != XML_ELEMENT_NODE && p->type != XML_TEXT_NODE &&
	       p->type != XML_CDATA_SECTION_NODE)
		p = p->prev;
	return (const xml_node *)p;
}

const xml_node *xml_parent(const xml_node *n)
{
	const xmlNode *up = node_of(n)->parent;

	return up && up->type == XML_ELEMENT_NODE ?
		(const xml_node *)up : NULL;
}

const xml_node *xml_walk(const xml_node *root, const xml_node *at,
	bool *leaving)
{
	const xml_node *n;

	if (!*leaving && !xml_is_text(at)) {
		n = xml_first(at);
		if (n)
			return n;
		*leaving = true;
		return at == root ? NULL : at;
	}
	if (at == root)
		return NULL;
	n = xml_next(at);
	*leaving = !n;
	if (n)
		return n;
	n = xml_parent(at);
	return n == root ? NULL : n;
}

const xml_node *xml_next_element(const xml_node *root, const xml_node *at)
{
	bool leaving = false;

	while ((at = xml_walk(root, at, &leaving)))
		if (!leaving && !xml_is_text(at))
			break;
	return at;
}

const xml_node *xml_after(const xml_node *root, const xml_node *at)
{
	bool leaving = true;

	while ((at = xml_walk(root, at, &leaving)))
		if (!leaving && !xml_is_text(at))
			break;
	return at;
}

dc_str xml_text(const xml_node *n)
{
	return xml_is_text(n) ? dc_cstr((const char *)node_of(n)->content) :
		DC_NONE;
}

dc_str xml_name(const xml_node *n)
{
	return xml_is_text(n) ? DC_NONE :
		dc_cstr((const char *)node_of(n)->name);
}

bool xml_is(const xml_node *n, const char *name)
{
	return dc_is(xml_name(n), name);
}

/* A value is a list of texts where it held a reference to an entity. */
static dc_str value_of(dc_arena *arena, const xmlAttr *a)
{
	const xmlNode *n = a->children;
	dc_buf b;

	if (!n)
		return DC_S("");
	if (!n->next)
		return dc_cstr(n->type == XML_TEXT_NODE && n->content ?
			(const char *)n->content : "");
	b = dc_buf_in(arena, DC_MAX_FIELD);
	dc_addz(&b, "");
	for (; n; n = n->next)
		if (n->type == XML_TEXT_NODE && n->content)
			dc_addz(&b, (const char *)n->content);
	return b.p ? dc_got(&b) : DC_S("");
}

dc_str xml_attr(dc_arena *arena, const xml_node *n, const char *name)
{
	const xmlAttr *a;

	if (xml_is_text(n))
		return DC_NONE;
	for (a = node_of(n)->properties; a; a = a->next)
		if (!strcmp((const char *)a->name, name))
			return value_of(arena, a);
	return DC_NONE;
}

bool xml_has_class(dc_arena *arena, const xml_node *n, const char *cls)
{
	return xml_has_word(arena, n, "class", cls);
}

bool xml_has_word(dc_arena *arena, const xml_node *n, const char *attr,
	const char *word)
{
	dc_str list = xml_attr(arena, n, attr);
	size_t i, from = 0;

	for (i = 0; i <= list.n; i++) {
		if (i < list.n && !strchr(" \t\n\r\f", list.p[i]))
			continue;
		if (dc_is(dc_sub(list, from, i - from), word))
			return true;
		from = i + 1;
	}
	return false;
}

uint64_t xml_line(const xml_node *n)
{
	const xml_node *e = xml_is_text(n) ? xml_parent(n) : n;

	return e ? (uint64_t)(uintptr_t)node_of(e)->_private : 0;
}

dc_str xml_all_text(dc_arena *arena, const xml_node *root)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);
	const xml_node *n = root;
	bool leaving = false;

	if (xml_is_text(root))
		return xml_text(root);
	while ((n = xml_walk(root, n, &leaving)))
		if (xml_is_text(n))
			dc_adds(&b, xml_text(n));
	return dc_got(&b);
}

/* ---- changing ---- */

static bool set_attr(dc_arena *arena, const xml_node *n, const char *name,
	dc_str value)
{
	const char *copy = dc_cdup(arena, value);

	return copy && xmlSetProp((xmlNode *)(uintptr_t)n, BAD_CAST name,
		BAD_CAST copy);
}

/* A file beside the page, as browsers save them. */
static bool is_saved(dc_str src)
{
	return src.n && !dc_starts(src, "/") && !dc_istarts(src, "http:") &&
		!dc_istarts(src, "https:") && !dc_istarts(src, "data:") &&
		!dc_istarts(src, "blob:") && !dc_istarts(src, "about:");
}

bool xml_real_pictures(dc_arena *arena, xml_doc *d, const dc_str *attrs,
	size_t n)
{
	const xml_node *at = d->root;
	bool done = true;

	while ((at = xml_next_element(d->root, at))) {
		dc_str real = DC_NONE;

		if (!xml_is(at, "img") ||
		    is_saved(dc_trim(xml_attr(arena, at, "src"))))
			continue;
		for (size_t i = 0; i < n && !real.n; i++) {
			const char *name = dc_cdup(arena, attrs[i]);

			real = name ? dc_trim(xml_attr(arena, at, name))
				: DC_NONE;
		}
		if (real.n)
			done &= set_attr(arena, at, "src", real);
	}
	return done;
}

/* Only what browsers, or scripts, take for an address. */
static bool root_picture(dc_arena *arena, const xml_node *img, dc_str origin)
{
	const xmlAttr *a = node_of(img)->properties;
	bool done = true;

	for (; a; a = a->next) {
		dc_str name = dc_cstr((const char *)a->name);
		dc_str value = dc_trim(value_of(arena, a));

		if (dc_starts(value, "/") && !dc_starts(value, "//") &&
		    (dc_is(name, "src") || dc_starts(name, "data-")))
			done &= set_attr(arena, img, (const char *)a->name,
				dc_fmt(arena, "%.*s%.*s", DC_ARG(origin),
				DC_ARG(value)));
	}
	return done;
}

bool xml_root_pictures(dc_arena *arena, xml_doc *d, dc_str origin)
{
	const xml_node *at = d->root;
	bool done = true;

	while ((at = xml_next_element(d->root, at)))
		if (xml_is(at, "img"))
			done &= root_picture(arena, at, origin);
	return done;
}

/* Behind a node; NULL: no memory. */
static xmlNode *add_behind(xmlNode *at, xmlNode *node)
{
	if (node && xmlAddNextSibling(at, node))
		return node;
	xmlFreeNode(node);
	return NULL;
}

const xml_node *xml_break(const xml_node *text, dc_str lines)
{
	xmlNode *at = (xmlNode *)(uintptr_t)text, *br;
	dc_str rest = dc_from(lines, dc_chr(lines, '\n'));
	char *first = strndup(lines.n ? lines.p : "", lines.n - rest.n);

	while (at && first && rest.n) {
		dc_str line = dc_from(rest, 1);

		rest = dc_from(line, dc_chr(line, '\n'));
		line.n -= rest.n;
		br = add_behind(at, xmlNewDocNode(at->doc, NULL,
			BAD_CAST "br", NULL));
		if (br)
			br->_private = node_of(xml_parent(text))->_private;
		at = br;
		if (at && line.n)
			at = add_behind(at, xmlNewDocTextLen(at->doc,
				BAD_CAST line.p, (int)line.n));
	}
	if (at && first)
		xmlNodeSetContent((xmlNode *)(uintptr_t)text, BAD_CAST first);
	if (!first || !node_of(text)->content)
		at = NULL;
	free(first);
	return (const xml_node *)at;
}

/* ---- serialising ---- */

static void put_escaped(dc_buf *b, dc_str s, bool attr)
{
	size_t i, from = 0;

	for (i = 0; i < s.n; i++) {
		const char *as = NULL;
		size_t n = 1;

		switch (s.p[i]) {
		case '&': as = "&amp;"; break;
		case '<': as = "&lt;"; break;
		case '>': as = "&gt;"; break;
		case '"': as = attr ? "&quot;" : NULL; break;
		case '\xC2':
			if (i + 1 < s.n && s.p[i + 1] == '\xA0') {
				as = "&nbsp;";
				n = 2;
			}
			break;
		default: break;
		}
		if (!as)
			continue;
		dc_add(b, s.p + from, i - from);
		dc_addz(b, as);
		i += n - 1;
		from = i + 1;
	}
	dc_add(b, s.p + from, s.n - from);
}

static void put_start(dc_arena *arena, dc_buf *b, const xml_node *n)
{
	const xmlAttr *a;

	dc_addc(b, '<');
	dc_adds(b, xml_name(n));
	for (a = node_of(n)->properties; a; a = a->next) {
		dc_addc(b, ' ');
		dc_addz(b, (const char *)a->name);
		dc_addz(b, "=\"");
		put_escaped(b, value_of(arena, a), true);
		dc_addc(b, '"');
	}
	dc_addc(b, '>');
	/* A reader drops a line break right behind <pre>. */
	if (xml_is(n, "pre") && xml_first(n) &&
	    dc_starts(xml_text(xml_first(n)), "\n"))
		dc_addc(b, '\n');
}

static void put_node(dc_arena *arena, dc_buf *b, const xml_node *n,
	bool leaving)
{
	const xml_node *up = xml_parent(n);

	if (xml_is_text(n) && up && html5_is_raw(xml_name(up), xml_text(n))) {
		dc_adds(b, xml_text(n));
	} else if (xml_is_text(n)) {
		put_escaped(b, xml_text(n), false);
	} else if (!leaving) {
		put_start(arena, b, n);
	} else if (!html5_is_void(xml_name(n))) {
		dc_addz(b, "</");
		dc_adds(b, xml_name(n));
		dc_addc(b, '>');
	}
}

dc_str xml_inner(dc_arena *arena, const xml_node *root)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);
	const xml_node *n = root;
	bool leaving = false;

	while ((n = xml_walk(root, n, &leaving)))
		put_node(arena, &b, n, leaving);
	return dc_got(&b);
}

dc_str xml_outer(dc_arena *arena, const xml_node *root)
{
	dc_buf b = dc_buf_in(arena, DC_MAX_DOCUMENT);

	put_node(arena, &b, root, false);
	if (xml_is_text(root))
		return dc_got(&b);
	dc_adds(&b, xml_inner(arena, root));
	put_node(arena, &b, root, true);
	return dc_got(&b);
}

/* ---- paths ---- */

struct xml_path {
	xmlXPathCompExpr *compiled;
};

/* What libxml2 has to say about a path is not printed. */
static void be_silent(void *user, xmlError *e)
{
	(void)user;
	(void)e;
}

/* has-class('x'): is x one of the words of @class? */
static void has_class(xmlXPathParserContext *p, int nargs)
{
	xmlChar *word;
	bool has = false;

	if (nargs != 1) {
		xmlXPathSetArityError(p);
		return;
	}
	word = xmlXPathPopString(p);
	if (word && p->context->node->type == XML_ELEMENT_NODE)
		has = xml_has_class(p->context->userData,
			(const xml_node *)p->context->node,
			(const char *)word);
	xmlFree(word);
	xmlXPathReturnBoolean(p, has);
}

static xmlXPathContext *new_context(xmlDoc *tree)
{
	xmlXPathContext *c = xmlXPathNewContext(tree);

	if (!c)
		return NULL;
	c->error = be_silent;
	if (xmlXPathRegisterFunc(c, BAD_CAST "has-class", has_class) == 0)
		return c;
	xmlXPathFreeContext(c);
	return NULL;
}

xml_path *xml_path_new(dc_str xpath, const char **why)
{
	static const char *const wrong = "no XPath that can be followed";
	xmlStructuredErrorFunc handler = xmlStructuredError;
	void *user = xmlStructuredErrorContext;
	xml_path *p = calloc(1, sizeof(*p));
	char *text = calloc(1, xpath.n + 1);

	*why = NULL;
	if (p && text) {
		memcpy(text, xpath.p, xpath.n);
		xmlSetStructuredErrorFunc(NULL,
			(xmlStructuredErrorFunc)be_silent);
		p->compiled = xmlXPathCompile(BAD_CAST text);
		xmlSetStructuredErrorFunc(user, handler);
		if (!p->compiled)
			*why = wrong;
	}
	free(text);
	if (p && p->compiled)
		return p;
	free(p);
	return NULL;
}

void xml_path_free(xml_path *p)
{
	if (!p)
		return;
	xmlXPathFreeCompExpr(p->compiled);
	free(p);
}

static void add_hit(dc_arena *arena, xml_found *f, const xmlNode *n)
{
	if (n->type == XML_ATTRIBUTE_NODE)
		f->v[f->n++] = (xml_hit){ (const xml_node *)n->parent,
			value_of(arena, (const xmlAttr *)n) };
	else if (n->type == XML_ELEMENT_NODE || n->type == XML_TEXT_NODE ||
		 n->type == XML_CDATA_SECTION_NODE)
		f->v[f->n++] = (xml_hit){ (const xml_node *)n, DC_NONE };
}

static int take_found(dc_arena *arena, xmlXPathObject *o, xml_found *f)
{
	const xmlNodeSet *set = o->nodesetval;
	xmlChar *text;

	if (o->type == XPATH_NODESET) {
		f->v = dc_array(arena, set ? (size_t)set->nodeNr + 1 : 1,
			sizeof(*f->v));
		for (int i = 0; f->v && set && i < set->nodeNr; i++)
			add_hit(arena, f, set->nodeTab[i]);
		return f->v ? DC_OK : DC_LIMIT;
	}
	text = xmlXPathCastToString(o);
	f->text = text ? dc_dup(arena, dc_cstr((const char *)text)) : DC_NONE;
	if (text && !f->text.p)
		f->text = DC_S("");
	xmlFree(text);
	return text ? DC_OK : DC_LIMIT;
}

int xml_find(dc_arena *arena, xml_doc *d, const xml_path *path,
	const xml_node *from, xml_found *found)
{
	xmlXPathObject *o;
	int code;

	*found = (xml_found){ 0 };
	if (!d->paths) {
		d->paths = new_context(d->tree);
		/* Elements know their place then: to sort them is cheap. */
		if (!d->paths || xmlXPathOrderDocElems(d->tree) < 0)
			return DC_LIMIT;
		d->paths->opLimit = XML_STEPS +
			(unsigned long)d->size * XML_MORE_STEPS;
	}
	d->paths->userData = arena;
	xmlXPathSetContextNode((xmlNode *)(uintptr_t)from, d->paths);
	xmlResetError(&d->paths->lastError);
	o = xmlXPathCompiledEval(path->compiled, d->paths);
	if (!o)
		return d->paths->lastError.code == XML_ERR_NO_MEMORY ||
			d->paths->opCount >= d->paths->opLimit ? DC_LIMIT
			: DC_USAGE;
	code = take_found(arena, o, found);
	xmlXPathFreeObject(o);
	return code;
}

bool xml_before(const xml_node *a, const xml_node *b)
{
	return a != b && xmlXPathCmpNodes((xmlNode *)(uintptr_t)a,
		(xmlNode *)(uintptr_t)b) == 1;
}

/* ---- a stream ---- */

struct xml_stream {
	dc_run *run;
	const xml_events *events;
	void *user;
	xmlParserCtxt *ctxt;
	struct trouble trouble;
	int code;                /* of a function, or told: sticks */
};

/* libxml2's own: local name, prefix, URI, begin and end of the value. */
struct xml_attrs {
	const xmlChar **v;
	int n;
};

static void stop(xml_stream *s, int code)
{
	if (!code || s->code)
		return;
	s->code = code;
	xmlStopParser(s->ctxt);
}

static void stream_start(void *user, const xmlChar *name,
	const xmlChar *prefix, const xmlChar *uri, int nns,
	const xmlChar **ns, int nattrs, int ndefaulted, const xmlChar **attrs)
{
	const xml_attrs a = { attrs, nattrs };
	xml_stream *s = user;

	(void)prefix;
	(void)uri;
	(void)nns;
	(void)ns;
	(void)ndefaulted;
	if (!s->code && !s->trouble.fatal)
		stop(s, s->events->start(s->user,
			dc_cstr((const char *)name), &a));
}

static void stream_end(void *user, const xmlChar *name, const xmlChar *prefix,
	const xmlChar *uri)
{
	xml_stream *s = user;

	(void)prefix;
	(void)uri;
	if (!s->code && !s->trouble.fatal)
		stop(s, s->events->end(s->user, dc_cstr((const char *)name)));
}

static void stream_text(void *user, const xmlChar *p, int n)
{
	xml_stream *s = user;

	if (!s->code && !s->trouble.fatal)
		stop(s, s->events->text(s->user,
			(dc_str){ (const char *)p, (size_t)n }));
}

static void stream_error(void *user, xmlError *e)
{
	note_error(&((xml_stream *)user)->trouble, e);
}

/* Entities grow without end, and no program writes them here. */
static void stream_doctype(void *user, const xmlChar *name,
	const xmlChar *id, const xmlChar *uri)
{
	xml_stream *s = user;

	(void)name;
	(void)id;
	(void)uri;
	if (s->code)
		return;
	stop(s, s->run ? dc_fail(s->run, DC_INPUT, "xml-doctype",
		"a document type is not expected here") : DC_INPUT);
}

static xmlSAXHandler stream_handler(void)
{
	return (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.internalSubset = stream_doctype,
		.startElementNs = stream_start,
		.endElementNs = stream_end,
		.characters = stream_text,
		.cdataBlock = stream_text,
		.ignorableWhitespace = stream_text,
		.serror = (xmlStructuredErrorFunc)stream_error,
	};
}

/* The thread's handler of stray errors is ours while libxml2 works. */
struct handler {
	xmlStructuredErrorFunc fn;
	void *user;
};

static struct handler take_handler(xml_stream *s)
{
	struct handler h = { xmlStructuredError, xmlStructuredErrorContext };

	xmlSetStructuredErrorFunc(&s->trouble,
		(xmlStructuredErrorFunc)on_stray_error);
	return h;
}

static void give_handler(struct handler h)
{
	xmlSetStructuredErrorFunc(h.user, h.fn);
}

xml_stream *xml_stream_open(dc_run *run, const xml_events *events, void *user)
{
	xml_stream *s = calloc(1, sizeof(*s));
	xmlSAXHandler sax = stream_handler();
	struct handler before;

	if (!s)
		return NULL;
	*s = (xml_stream){ .run = run, .events = events, .user = user };
	pthread_once(&once, init_parser);
	before = take_handler(s);
	s->ctxt = xmlCreatePushParserCtxt(&sax, s, NULL, 0, NULL);
	if (s->ctxt)
		xmlCtxtUseOptions(s->ctxt, XML_PARSE_NONET | XML_PARSE_NOENT |
			XML_PARSE_IGNORE_ENC);
	give_handler(before);
	if (s->ctxt)
		return s;
	free(s);
	return NULL;
}

static int feed(xml_stream *s, const void *p, int n, int last)
{
	struct handler before;

	if (s->code)
		return s->code;
	before = take_handler(s);
	if (xmlParseChunk(s->ctxt, p, n, last) && !s->code &&
	    !s->trouble.fatal)
		s->trouble.memory = true;
	give_handler(before);
	if (!s->code && (s->trouble.fatal || s->trouble.memory))
		s->code = give_up(s->run, &s->trouble);
	return s->code;
}

int xml_stream_feed(void *stream, const void *p, size_t n)
{
	const size_t most = 1 << 20;
	const char *at = p;
	int code = DC_OK;

	for (size_t done = 0; done < n && !code; done += most)
		code = feed(stream, at + done,
			(int)(n - done < most ? n - done : most), 0);
	return code;
}

int xml_stream_end(xml_stream *s)
{
	return feed(s, "", 0, 1);
}

void xml_stream_close(xml_stream *s)
{
	if (!s)
		return;
	xmlFreeParserCtxt(s->ctxt);
	free(s);
}

dc_str xml_stream_attr(const xml_attrs *a, const char *name)
{
	for (int i = 0; i < a->n; i++) {
		const xmlChar **v = a->v + (size_t)i * 5;

		if (!strcmp((const char *)v[0], name))
			return (dc_str){ (const char *)v[3],
				(size_t)(v[4] - v[3]) };
	}
	return DC_NONE;
}

const char *xml_version(void)
{
	return LIBXML_DOTTED_VERSION;
}
