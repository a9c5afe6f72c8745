"""The operator portal: URLs, thin views, templates. No models, no rules of its own."""
