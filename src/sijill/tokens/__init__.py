"""Words, clitics, lemma candidates; a word form is analysed once and remembered."""
