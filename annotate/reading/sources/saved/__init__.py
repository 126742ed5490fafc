"""What was kept to be read later: pages saved by browsers, exports of services, live blogs."""
