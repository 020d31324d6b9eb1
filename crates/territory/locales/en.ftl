# Territory: the boundary of a body
