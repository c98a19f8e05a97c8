package org.muwahhad.catalog.item;

import java.util.Arrays;
import java.util.List;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** What sort of thing an item is. */
public enum ItemKind {
  HARDWARE,
  SOFTWARE,
  SERVICE;

  /** All of them, to be chosen in a form. */
  public static List<Option> options(Texts t) {
    return Arrays.stream(values())
        .map(k -> new Option(k.name(), t.get("catalog.kind." + k)))
        .toList();
  }
}
