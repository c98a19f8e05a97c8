package org.muwahhad.shared;

import io.micronaut.serde.annotation.Serdeable;

/** A text held in both working languages, such as the name of a catalog item. */
@Serdeable
public record Bilingual(String ar, String en) {}
