package org.muwahhad.shared;

import io.micronaut.core.annotation.Introspected;

/** A text held in both working languages, such as the name of a catalog item. */
@Introspected
public record Bilingual(String ar, String en) {}
