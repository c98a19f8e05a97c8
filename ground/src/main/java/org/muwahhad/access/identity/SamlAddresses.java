package org.muwahhad.access.identity;

/** The addresses by which one provider knows the service; each provider knows it by its own. */
record SamlAddresses(String entityId, String consumer, String logout) {}
