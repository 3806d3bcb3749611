#!/bin/sh
# src/parts/builtin.sh RECIPE.json...: C that holds the recipes as texts.
set -eu

cat <<'END'
/* Made from formats/recipes by src/parts/builtin.sh. */
#include "parts/recipe.h"

static const struct {
	const char *name, *text;
} builtin[] = {
END
for file in "$@"; do
	printf '{ "%s",\n' "${file##*/}"
	sed -e 's/[\\"]/\\&/g' -e 's/^/"/' -e 's/$/\\n"/' "$file"
	printf '},\n'
done
cat <<'END'
};

bool recipe_builtin(size_t i, dc_str *name, dc_str *text)
{
	if (i >= sizeof(builtin) / sizeof(*builtin))
		return false;
	*name = dc_cstr(builtin[i].name);
	*text = dc_cstr(builtin[i].text);
	return true;
}
END
