package org.muwahhad.seeds.reference;

/** How the value of an attribute is written. */
public enum AttributeType {
  /** A designation that is the same in every language, such as the name of a standard. */
  TEXT,
  /** A decimal number in the attribute's unit. */
  NUMBER,
  /** The code of one of the attribute's choices. */
  CHOICE,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** The codes of some of the choices, in their order, with commas between. */
  MULTI_CHOICE
}
