package org.muwahhad.tender.approval;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.shared.Digest;

/**
 * All that the dossier of a tender says: terms with the index of prices, rules, lots with their
 * items, requirements and shares of the demand, criteria, documents in force, conditions,
 * procedure, who is invited, and its published amendments. Whatever sets or changes it for the
 * bidders (approval, publication, an amendment, the end of a prequalification) records digests of
 * it, so that a row changed or lost since is found.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DossierFactQueries
    extends GenericRepository<DossierFactQueries.DossierFigure, String> {
  /** An entry holds 64 KiB; a dossier of more things than this is told by their kinds. */
  int MOST_THINGS = 400;

  /**
   * One thing that a dossier says.
   *
   * @param name kind and key, such as {@code LOT/2}
   */
  @Introspected
  @MappedEntity("joint_tender")
  record DossierFigure(@Id String name, String text) {}

  // Before words stands their length, so that no words can pass for two fields.
  @Query(
      """
      SELECT 'TERMS/1' AS name,
             CONCAT_WS('|', 'terms', number, CHAR_LENGTH(title_ar), title_ar,
                       CHAR_LENGTH(title_en), title_en, procurement_method, award_criteria,
                       currency, minimum_bid_days, COALESCE(CHAR_LENGTH(urgency_reason), ''),
                       COALESCE(urgency_reason, ''), COALESCE(deadline_at, ''),
                       COALESCE(rate_date, ''), two_envelopes, prepared_by,
                       COALESCE(approved_by, ''), COALESCE(published_at, '')) AS text
        FROM joint_tender WHERE id = :tenderId
      UNION ALL
      SELECT 'TERMS/1', CONCAT_WS('|', 'round', round_id) FROM tender_round
       WHERE tender_id = :tenderId
      UNION ALL
      SELECT 'TERMS/1',
             CONCAT_WS('|', 'index', CHAR_LENGTH(name_ar), name_ar, CHAR_LENGTH(name_en), name_en,
                       CHAR_LENGTH(source_ar), source_ar, CHAR_LENGTH(source_en), source_en,
                       base_on, base_value)
        FROM tender_price_index WHERE tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('RULE/', code),
             CONCAT_WS('|', value, COALESCE(unit, ''), COALESCE(position, ''),
                       COALESCE(CHAR_LENGTH(name_ar), ''), COALESCE(name_ar, ''),
                       COALESCE(CHAR_LENGTH(name_en), ''), COALESCE(name_en, ''),
                       COALESCE(CHAR_LENGTH(source_ar), ''), COALESCE(source_ar, ''),
                       COALESCE(CHAR_LENGTH(source_en), ''), COALESCE(source_en, ''),
                       COALESCE(valid_from, ''))
        FROM tender_rule WHERE tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('LOT/', number),
             CONCAT_WS('|', 'lot', id, CHAR_LENGTH(title_ar), title_ar, title_en)
        FROM lot WHERE tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('LOT/', l.number),
             CONCAT_WS('|', 'item', i.id, i.position, i.revision_id, i.unit_code, i.quantity,
                       i.is_free, i.area_code, CHAR_LENGTH(i.area_ar), i.area_ar, i.area_en)
        FROM lot_item i JOIN lot l ON l.id = i.lot_id WHERE i.tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('LOT/', l.number),
             CONCAT_WS('|', 'share', a.lot_item_id, a.demand_line_id, a.quantity,
                       COALESCE(a.line_quantity, ''))
        FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id JOIN lot l ON l.id = i.lot_id
       WHERE i.tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('LOT/', l.number),
             CONCAT_WS('|', 'requirement', r.id, r.lot_item_id, r.position,
                       COALESCE(r.attribute_code, ''), CHAR_LENGTH(r.name_ar), r.name_ar,
                       CHAR_LENGTH(r.name_en), r.name_en, r.comparison, CHAR_LENGTH(r.wanted),
                       r.wanted, COALESCE(CHAR_LENGTH(r.unit_ar), ''), COALESCE(r.unit_ar, ''),
                       COALESCE(CHAR_LENGTH(r.unit_en), ''), COALESCE(r.unit_en, ''),
                       COALESCE(CHAR_LENGTH(r.choices), ''), COALESCE(r.choices, ''),
                       CHAR_LENGTH(r.text_ar), r.text_ar, CHAR_LENGTH(r.text_en), r.text_en,
                       r.is_mandatory)
        FROM lot_requirement r JOIN lot_item i ON i.id = r.lot_item_id
        JOIN lot l ON l.id = i.lot_id
       WHERE r.tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('CRITERION/', id),
             CONCAT_WS('|', kind, code, position, CHAR_LENGTH(name_ar), name_ar,
                       CHAR_LENGTH(name_en), name_en, COALESCE(weight, ''))
        FROM criterion WHERE tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('DOCUMENT/', d.id),
             CONCAT_WS('|', d.kind, CHAR_LENGTH(d.title_ar), d.title_ar, CHAR_LENGTH(d.title_en),
                       d.title_en, e.language, e.added_with, CHAR_LENGTH(e.file_name),
                       e.file_name, e.content_type, e.byte_count, e.sha256)
        FROM dossier_document d JOIN dossier_edition e ON e.document_id = d.id
        LEFT JOIN tender_amendment a ON a.id = e.amendment_id
       WHERE d.tender_id = :tenderId AND (e.added_with = 0 OR a.status = 'PUBLISHED')
      UNION ALL
      SELECT CONCAT('CONDITION/', part), CONCAT_WS('|', CHAR_LENGTH(text_ar), text_ar, text_en)
        FROM dossier_text WHERE tender_id = :tenderId
      UNION ALL
      SELECT 'PROCEDURE/1',
             CONCAT_WS('|', 'ground', method, ground, CHAR_LENGTH(reason_ar), reason_ar,
                       CHAR_LENGTH(reason_en), reason_en, COALESCE(applications_until, ''),
                       COALESCE(concluded_at, ''), COALESCE(concluded_by, ''))
        FROM tender_procedure WHERE tender_id = :tenderId
      UNION ALL
      SELECT 'PROCEDURE/1',
             CONCAT_WS('|', 'qualification', position, CHAR_LENGTH(name_ar), name_ar, name_en)
        FROM prequalification_criterion WHERE tender_id = :tenderId
      UNION ALL
      SELECT 'PROCEDURE/1',
             CONCAT_WS('|', 'ceiling', lot_item_id, supplier_id, agreement_id, agreement_item_id,
                       unit_price, currency)
        FROM agreement_ceiling WHERE tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('INVITATION/', supplier_id), origin
        FROM tender_invitation WHERE tender_id = :tenderId
      UNION ALL
      SELECT CONCAT('AMENDMENT/', number),
             CONCAT_WS('|', 'amendment', CHAR_LENGTH(reason_ar), reason_ar,
                       CHAR_LENGTH(reason_en), reason_en, deadline_before, deadline_after,
                       proposed_by, approved_by, published_at)
        FROM tender_amendment WHERE tender_id = :tenderId AND status = 'PUBLISHED'
      UNION ALL
      SELECT CONCAT('AMENDMENT/', a.number),
             CONCAT_WS('|', 'change', c.part, c.position, CHAR_LENGTH(c.label_ar), c.label_ar,
                       CHAR_LENGTH(c.label_en), c.label_en, CHAR_LENGTH(c.before_ar), c.before_ar,
                       CHAR_LENGTH(c.before_en), c.before_en, CHAR_LENGTH(c.after_ar), c.after_ar,
                       CHAR_LENGTH(c.after_en), c.after_en)
        FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
       WHERE a.tender_id = :tenderId AND a.status = 'PUBLISHED'""")
  List<DossierFigure> list(long tenderId);

  /** The digest of each thing that a dossier says, by its name. */
  default Map<String, String> digests(long tenderId) {
    List<DossierFigure> all = list(tenderId);
    Map<String, String> things = digests(all, DossierFigure::name);
    return things.size() <= MOST_THINGS ? things : digests(all, DossierFactQueries::kind);
  }

  private static String kind(DossierFigure figure) {
    return figure.name().substring(0, figure.name().indexOf('/') + 1) + "*";
  }

  private static Map<String, String> digests(
      List<DossierFigure> all, Function<DossierFigure, String> name) {
    return all.stream()
        .collect(
            Collectors.groupingBy(
                name,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.mapping(DossierFigure::text, Collectors.toList()),
                    Digest::ofAnyOrder)));
  }
}
