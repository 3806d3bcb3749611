/*
 * `deckconv recipe`: what sites' pages are known, and a new recipe tried.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli.h"

static int list(void)
{
	char where[4096];
	dc_recipe_info info;
	size_t widest = 0;
	for (size_t i = 0; dc_recipe_at(i, &info); i++)
		widest = strlen(info.name) > widest ? strlen(info.name)
			: widest;
	for (size_t i = 0; dc_recipe_at(i, &info); i++) {
		printf("%-*s  ", (int)widest, info.name);
		put_folded(stdout, info.title, widest + 2, widest + 2);
	}
	if (recipes_folder(where, sizeof(where)))
		printf("\nyour own: *.json in %s\n", where);
	return DC_OK;
}

static int show(const struct args *args, struct messages *m)
{
	char hint[120] = "`deckconv recipe` lists all";
	dc_recipe_info info;
	if (args->noperands != 2)
		return complain(m, hint, "recipe show needs one name");
	struct nearest near = { .word = args->operands[1] };
	for (size_t i = 0; dc_recipe_at(i, &info); i++) {
		nearest_try(&near, info.name);
		if (strcmp(info.name, args->operands[1]) != 0)
			continue;
		fputs(info.text, stdout);
		return DC_OK;
	}
	if (near.best)
		snprintf(hint, sizeof(hint), "did you mean %s?", near.best);
	return complain(m, hint, "no recipe is called \"%s\"",
		args->operands[1]);
}

/* The page that lies beside a recipe: site.json, site.html. */
static bool page_beside(const char *recipe, char *page, size_t room)
{
	static const char *const ends[] = { "html", "htm", "mhtml" };
	size_t n = strlen(recipe);
	struct stat st;
	if (n > 5 && !strcmp(recipe + n - 5, ".json"))
		n -= 5;
	for (size_t i = 0; i < 3; i++) {
		int len = snprintf(page, room, "%.*s.%s", (int)n, recipe,
			ends[i]);
		if (len > 0 && (size_t)len < room && !stat(page, &st))
			return true;
	}
	return false;
}

/* To read the page by it alone, and look whether it is what it should be. */
static int test(const struct args *args, struct messages *m)
{
	char page[4096], spec[4200];
	const char *operand = args->noperands > 2 ? args->operands[2] : page;
	if (args->noperands < 2 || args->noperands > 3)
		return complain(m, NULL, "recipe test needs a recipe, and the "
			"page to try it on");
	if (strchr(args->operands[1], ','))
		return complain(m, NULL, "a recipe's name cannot have a comma");
	if (args->noperands == 2 &&
	    !page_beside(args->operands[1], page, sizeof(page)))
		return complain(m, "name the page behind it, or put it beside "
			"the recipe as .html", "no page lies beside \"%s\"",
			args->operands[1]);
	size_t n = strlen(operand);
	bool json = n > 5 && !strcmp(operand + n - 5, ".json");
	snprintf(spec, sizeof(spec), "%s:recipe=%s,test=yes",
		json ? "json" : "html", args->operands[1]);
	struct given from = { dc_common_options(), spec };
	const struct args look = { .verb = VERB_INSPECT, .given = &from,
		.ngiven = 1, .operands = &operand, .noperands = 1 };
	int code = inspect(&look, m);
	if (!code)
		printf("\nthe recipe works on this page\n");
	return code;
}

int recipe(const struct args *args, struct messages *m)
{
	const char *what = args->noperands ? args->operands[0] : "list";
	if (args_check(args, DC_OPT_CLI, m))
		return DC_USAGE;
	if (!strcmp(what, "list"))
		return list();
	if (!strcmp(what, "show"))
		return show(args, m);
	if (!strcmp(what, "test"))
		return test(args, m);
	return complain(m, "there are list, show NAME and test FILE [PAGE]",
		"recipe cannot \"%s\"", what);
}
