"""New issues from the workspace's feeds: gather, choose, draft."""
