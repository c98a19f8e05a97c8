package org.muwahhad.demand.desk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.DemandContent;
import org.muwahhad.shared.Bilingual;

/**
 * What differs between two versions of a submission, line by line. Lines have no lasting number:
 * those that say the same are paired first, then those with the same item, site and day, then with
 * the same item and site, then with the same item alone, each time in their order. What stays
 * unpaired was removed or added. A line that only moved did not change.
 */
public final class VersionDifferences {
  private static final List<Function<DemandContent.ContentLine, Object>> KEYS =
      List.of(
          VersionDifferences::withoutNumber,
          l -> List.of(l.item(), l.site(), l.needBy()),
          l -> List.of(l.item(), l.site()),
          DemandContent.ContentLine::item);

  private VersionDifferences() {}

  /** What happened to a line. */
  public enum LineChangeKind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * A field with what it said before and after; texts as kept with the receipt.
   *
   * @param name as in {@code demand.field.quantity}
   */
  public record FieldChange(String name, String before, String after) {}

  /**
   * One line that differs.
   *
   * @param line its number in the newer version, or in the older one when it was removed
   * @param item code of the item
   * @param fields those that changed; for an added or removed line all of them, with the missing
   *     side empty
   */
  public record LineChange(LineChangeKind kind, int line, String item, List<FieldChange> fields) {}

  /** Changes with the names of what they name by code. */
  public interface NamedChanges {
    List<LineChange> changes();

    Map<String, Bilingual> items();

    Map<String, Bilingual> sites();

    /** ISO 4217 code of the prices. */
    String currency();

    /** The name of an item, or its code when the catalog no longer has it. */
    default Bilingual item(String code) {
      return items().getOrDefault(code, new Bilingual(code, code));
    }

    /** The name of a delivery site, or its code. */
    default Bilingual site(String code) {
      return sites().getOrDefault(code, new Bilingual(code, code));
    }
  }

  private record Pair(DemandContent.ContentLine before, DemandContent.ContentLine after) {}

  /** The changes from one version to another: of the newer one's lines in order, then removals. */
  public static List<LineChange> between(DemandContent before, DemandContent after) {
    List<DemandContent.ContentLine> old = new ArrayList<>(before.lines());
    List<DemandContent.ContentLine> fresh = new ArrayList<>(after.lines());
    List<Pair> pairs = new ArrayList<>();
    KEYS.forEach(key -> pair(key, old, fresh, pairs));
    List<LineChange> changes = new ArrayList<>();
    for (DemandContent.ContentLine line : after.lines()) {
      Optional<Pair> pair = pairs.stream().filter(p -> p.after() == line).findFirst();
      if (pair.isEmpty()) {
        changes.add(
            new LineChange(LineChangeKind.ADDED, line.line(), line.item(), fields(null, line)));
      } else {
        List<FieldChange> fields = fields(pair.get().before(), line);
        if (!fields.isEmpty()) {
          changes.add(new LineChange(LineChangeKind.CHANGED, line.line(), line.item(), fields));
        }
      }
    }
    old.forEach(
        l ->
            changes.add(
                new LineChange(LineChangeKind.REMOVED, l.line(), l.item(), fields(l, null))));
    return changes;
  }

  private static void pair(
      Function<DemandContent.ContentLine, Object> key,
      List<DemandContent.ContentLine> old,
      List<DemandContent.ContentLine> fresh,
      List<Pair> pairs) {
    Iterator<DemandContent.ContentLine> lines = fresh.iterator();
    while (lines.hasNext()) {
      DemandContent.ContentLine after = lines.next();
      Object wanted = key.apply(after);
      Optional<DemandContent.ContentLine> before =
          old.stream().filter(l -> key.apply(l).equals(wanted)).findFirst();
      if (before.isPresent()) {
        pairs.add(new Pair(before.get(), after));
        old.remove(before.get());
        lines.remove();
      }
    }
  }

  private static Object withoutNumber(DemandContent.ContentLine l) {
    return List.of(
        l.budgetLine(),
        l.commitment(),
        l.item(),
        l.justification(),
        l.reasonKept(),
        l.needBy(),
        l.quantity(),
        l.revision(),
        l.site(),
        l.unit(),
        l.unitPrice());
  }

  private static List<FieldChange> fields(
      DemandContent.@Nullable ContentLine before, DemandContent.@Nullable ContentLine after) {
    List<FieldChange> fields = new ArrayList<>();
    add(fields, "quantity", before, after, DemandContent.ContentLine::quantity);
    add(fields, "unit", before, after, DemandContent.ContentLine::unit);
    add(fields, "unitPrice", before, after, DemandContent.ContentLine::unitPrice);
    add(fields, "needBy", before, after, DemandContent.ContentLine::needBy);
    add(fields, "site", before, after, DemandContent.ContentLine::site);
    add(fields, "commitment", before, after, DemandContent.ContentLine::commitment);
    add(fields, "budgetLine", before, after, DemandContent.ContentLine::budgetLine);
    add(fields, "justification", before, after, DemandContent.ContentLine::justification);
    add(fields, "keptReason", before, after, DemandContent.ContentLine::reasonKept);
    add(fields, "revision", before, after, l -> Integer.toString(l.revision()));
    return List.copyOf(fields);
  }

  private static void add(
      List<FieldChange> fields,
      String name,
      DemandContent.@Nullable ContentLine before,
      DemandContent.@Nullable ContentLine after,
      Function<DemandContent.ContentLine, String> field) {
    String was = before == null ? "" : field.apply(before);
    String is = after == null ? "" : field.apply(after);
    if (!Objects.equals(was, is)) {
      fields.add(new FieldChange(name, was, is));
    }
  }
}
