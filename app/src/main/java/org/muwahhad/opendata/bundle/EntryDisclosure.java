package org.muwahhad.opendata.bundle;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.audit.EntryJson;
import org.muwahhad.audit.log.LogProofs.EntryProved;

/** Decides which entries of a bundle everybody reads, and writes them with their proofs. */
@Singleton
class EntryDisclosure {
  private final EntryJson json;

  EntryDisclosure(EntryJson json) {
    this.json = json;
  }

  /** The entries, JSON; each has its detail where that is open, and null in its place otherwise. */
  String entries(List<EntryProved> entries, OpenFigures open) {
    Map<String, EntryProved> last = new HashMap<>();
    entries.forEach(e -> last.put(e.opening().act(), e));
    return BundleText.array(
        entries.stream()
            .map(e -> text(e, isOpen(e, e.equals(last.get(e.opening().act())), open)))
            .toList());
  }

  /**
   * Whether everybody reads the detail of an entry. It stays closed where the entry is of a kind
   * that is not in bundles, or is not in the form in which the service writes it.
   */
  private boolean isOpen(EntryProved proved, boolean isLast, OpenFigures open) {
    String act = proved.opening().act();
    return ProvedKind.find(act)
        .filter(kind -> isLast || !kind.isLastAlone())
        .flatMap(
            kind ->
                json.read(act, proved.chain(), proved.opening().object(), proved.json())
                    .filter(entry -> kind.isOpen(entry, open)))
        .isPresent();
  }

  private static String text(EntryProved proved, boolean isOpen) {
    return BundleText.object(
        Map.of(
            "detail",
            BundleText.json(isOpen ? proved.detail() : null),
            "hashes",
            BundleText.array(proved.inclusion().hashes().stream().map(BundleText::json).toList()),
            "index",
            String.valueOf(proved.inclusion().leafIndex()),
            "opening",
            BundleText.json(proved.opening().text())));
  }
}
