"""The agenda pack: every paper of a meeting bound as one, with one page numbering in every format."""
