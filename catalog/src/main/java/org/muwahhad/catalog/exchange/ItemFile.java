package org.muwahhad.catalog.exchange;

import java.io.Closeable;
import java.io.IOException;

/** A file to which items are written one by one, so that none is held as a whole. */
interface ItemFile extends Closeable {
  void add(ExportedItems.ExportedItem item) throws IOException;
}
