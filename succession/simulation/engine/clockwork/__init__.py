"""When it happens: how the months of events are kept, so that little has to be computed anew."""
