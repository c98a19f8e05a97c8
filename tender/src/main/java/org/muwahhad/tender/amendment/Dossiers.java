package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Texts;

/**
 * What an amendment can change in a published tender: its title, conditions, titles of lots, notes
 * to items, criteria and their weights. Its rules, method and currency stay as they were published,
 * and so do the quantities, which are the demand's.
 */
@Singleton
public class Dossiers {
  private static final Bilingual NOTHING = new Bilingual("", "");
  private final TenderQueries tenders;
  private final AmendmentQueries queries;

  Dossiers(TenderQueries tenders, AmendmentQueries queries) {
    this.tenders = tenders;
    this.queries = queries;
  }

  /** All parts as they stand, in the order of the dossier. */
  @Transactional
  public List<DossierPart> list(long tenderId) {
    Map<String, Bilingual> texts = texts(tenderId);
    List<DossierPart> parts = new ArrayList<>();
    parts.add(
        DossierPart.of(
            DossierPart.DossierTextKind.TITLE,
            0,
            label("publication.part-title"),
            tenders.getTender(tenderId).title()));
    parts.add(
        noted(
            texts,
            DossierPart.DossierTextKind.CONDITIONS,
            0,
            label("publication.part-conditions")));
    for (TenderQueries.TenderLot lot : tenders.listLots(tenderId)) {
      parts.add(
          DossierPart.of(
              DossierPart.DossierTextKind.LOT_TITLE,
              lot.id(),
              label("publication.part-lot", lot.number()),
              lot.title()));
    }
    for (TenderQueries.LotItem item : tenders.listItems(tenderId)) {
      parts.add(
          noted(
              texts,
              DossierPart.DossierTextKind.ITEM_NOTE,
              item.id(),
              label("publication.part-item", item.itemCode(), item.name())));
    }
    tenders.listCriteria(tenderId).forEach(c -> addCriterion(parts, c));
    return parts;
  }

  /** Conditions and notes by the name of their part; those that were taken out are left out. */
  public Map<String, Bilingual> texts(long tenderId) {
    Map<String, Bilingual> texts = new HashMap<>();
    queries.listTexts(tenderId).stream()
        .filter(t -> !t.text().ar().isEmpty())
        .forEach(t -> texts.put(t.part(), t.text()));
    return texts;
  }

  private static void addCriterion(List<DossierPart> parts, TenderQueries.Criterion criterion) {
    parts.add(
        DossierPart.of(
            DossierPart.DossierTextKind.CRITERION_NAME,
            criterion.id(),
            label("publication.part-criterion", criterion.code()),
            criterion.name()));
    BigDecimal weight = criterion.weight();
    if (weight != null) {
      String number = weight.stripTrailingZeros().toPlainString();
      parts.add(
          DossierPart.of(
              DossierPart.DossierTextKind.CRITERION_WEIGHT,
              criterion.id(),
              label("publication.part-weight", criterion.code()),
              new Bilingual(number, number)));
    }
  }

  private static DossierPart noted(
      Map<String, Bilingual> texts, DossierPart.DossierTextKind kind, long id, Bilingual label) {
    return DossierPart.of(kind, id, label, texts.getOrDefault(kind.name(id), NOTHING));
  }

  private static Bilingual label(String key, Object... arguments) {
    return new Bilingual(
        label(Texts.in(Language.AR), key, arguments), label(Texts.in(Language.EN), key, arguments));
  }

  private static String label(Texts texts, String key, Object... arguments) {
    Object[] values = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      values[i] = arguments[i] instanceof Bilingual name ? texts.of(name) : arguments[i];
    }
    return texts.get(key, values);
  }
}
