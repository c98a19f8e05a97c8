package org.muwahhad.reports.document;

import java.util.List;
import org.muwahhad.reports.Bilingual;

/**
 * A section under its heading; one with a blank title has none.
 *
 * @param newPage whether it begins on a page of its own
 */
public record Section(Bilingual title, boolean newPage, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
