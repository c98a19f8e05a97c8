package org.muwahhad.tender;

/** The two panels of a tender. Nobody sits on both (design rule; UNCITRAL Model Law, art. 42). */
public enum Panel {
  OPENING,
  EXAMINATION
}
