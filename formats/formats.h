FORMAT(brainscape)
