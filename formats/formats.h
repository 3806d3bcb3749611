FORMAT(brainscape)
FORMAT(csv)
