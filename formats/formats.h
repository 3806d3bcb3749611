FORMAT(brainscape)
FORMAT(csv)
FORMAT(html)
