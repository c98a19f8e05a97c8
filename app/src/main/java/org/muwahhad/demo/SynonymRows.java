package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.seeds.reference.SynonymSet;
import org.muwahhad.shared.SearchText;

/** The synonyms that an installation starts with; from then on its catalog managers keep them. */
@Singleton
class SynonymRows {
  private final JdbcOperations jdbc;

  SynonymRows(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  private record SynonymRow(long group, int position, String language, String text) {}

  /** Writes the groups unless there are, or once were, others. */
  void write(List<SynonymSet> sets) {
    if (wereKept()) {
      return;
    }
    List<SynonymRow> terms = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      add(terms, i + 1, "ar", sets.get(i).ar());
      add(terms, i + 1, "en", sets.get(i).en());
    }
    Batch.write(
        jdbc,
        """
        INSERT INTO synonym_group (id, created_at, updated_at)
        VALUES (?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""",
        terms.stream().map(SynonymRow::group).distinct().toList(),
        group -> Batch.row(group));
    Batch.write(
        jdbc,
        """
        INSERT INTO synonym_term (group_id, position, language, term, normalised)
        VALUES (?, ?, ?, ?, ?)""",
        terms,
        t -> Batch.row(t.group, t.position, t.language, t.text, SearchText.normalise(t.text)));
  }

  private static void add(List<SynonymRow> terms, long group, String language, List<String> texts) {
    int before = (int) terms.stream().filter(t -> t.group == group).count();
    for (int i = 0; i < texts.size(); i++) {
      terms.add(new SynonymRow(group, before + i + 1, language, texts.get(i)));
    }
  }

  private boolean wereKept() {
    return Batch.numbers(
                jdbc,
                """
                SELECT 'groups', COUNT(*) + (SELECT COUNT(*) FROM audit_entry
                                              WHERE object_type = 'synonyms')
                  FROM synonym_group""")
            .getOrDefault("groups", 0L)
        > 0;
  }
}
