package org.muwahhad.catalog;

/** What sort of thing an item is. */
public enum ItemKind {
  HARDWARE,
  SOFTWARE,
  SERVICE
}
