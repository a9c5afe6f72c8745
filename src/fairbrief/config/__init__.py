"""How an installation is put together: settings read from the environment, root URLs, WSGI."""
