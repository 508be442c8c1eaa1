"""Supply, demand, scenarios and forecast; how well they can be trusted."""
