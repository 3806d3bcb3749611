FORMAT(anki)
FORMAT(brainscape)
FORMAT(csv)
FORMAT(html)
