package org.muwahhad.catalog.item;

/** What sort of thing an item is. */
public enum ItemKind {
  HARDWARE,
  SOFTWARE,
  SERVICE
}
