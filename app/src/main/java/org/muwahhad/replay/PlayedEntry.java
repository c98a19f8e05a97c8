package org.muwahhad.replay;

import org.muwahhad.audit.Entry;
import org.muwahhad.audit.EntryKind;

/**
 * An entry to be played again.
 *
 * @param position in its chain
 * @param personId who acted; empty for the service itself
 */
record PlayedEntry(long position, String personId, Entry entry) {
  String act() {
    return EntryKind.of(entry.getClass()).act();
  }
}
