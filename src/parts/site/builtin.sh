#!/bin/sh
# src/parts/site/builtin.sh RECIPE.json...: C that holds the recipes as texts.
set -eu

# The string of a member that stands on a line of its own, as C has it: JSON
# escapes the same characters.
member() {
	text=$(sed -n "s/^ \"$1\": \(\".*\"\),*\$/\1/p" "$2")
	echo "${text:-NULL}"
}

cat <<'END'
/* Made from formats/recipes by src/parts/site/builtin.sh. */
#include "parts/site/recipe.h"

static const dc_recipe_info builtin[] = {
END
for file in "$@"; do
	printf '{ .name = %s,\n.title = %s,\n.how = %s,\n.text =\n' \
		"$(member name "$file")" "$(member title "$file")" \
		"$(member how "$file")"
	sed -e 's/[\\"]/\\&/g' -e 's/^/"/' -e 's/$/\\n"/' "$file"
	printf '},\n'
done
cat <<'END'
};

bool dc_recipe_at(size_t i, dc_recipe_info *info)
{
	if (i >= sizeof(builtin) / sizeof(*builtin))
		return false;
	*info = builtin[i];
	return true;
}
END
