package org.muwahhad.replay;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.audit.EntryJson;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;

/**
 * Reads every entry of the record as the record class of its act. What is written in any other way
 * was not written by the service, whatever its hash says.
 */
@Singleton
class ReadEveryEntry implements RecordCheck {
  private final EntryQueries rows;
  private final EntryJson json;

  ReadEveryEntry(EntryQueries rows, EntryJson json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public String part() {
    return "ENTRIES";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    addTo(findings);
    return findings;
  }

  @Override
  public void addTo(List<Finding> findings) {
    List<EntryQueries.EntryText> batch = rows.listAfter(0);
    while (!batch.isEmpty()) {
      batch.stream()
          .filter(r -> json.read(r.act(), r.chain(), r.object(), r.detail()).isEmpty())
          .forEach(
              r ->
                  findings.add(
                      Finding.of("entry-unreadable", r.chain() + "#" + r.position(), r.act())));
      batch = rows.listAfter(batch.get(batch.size() - 1).id());
    }
  }
}
