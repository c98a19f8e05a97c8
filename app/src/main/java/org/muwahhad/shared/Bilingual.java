package org.muwahhad.shared;

/** A text held in both working languages, such as the name of a catalog item. */
public record Bilingual(String ar, String en) {}
