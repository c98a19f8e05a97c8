package org.muwahhad.framework;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** Where and until when orders are to be delivered, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface OrderInstructions
    extends GenericRepository<OrderInstructions.DeliveryInstruction, Long> {

  /** A site that an entity can have orders delivered to. */
  @Introspected
  @MappedEntity("delivery_site")
  record OpenSite(
      @Id long id,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual city) {}

  /**
   * What an order says of its delivery.
   *
   * @param siteCode null when the entity had no open site, as its name and city
   * @param wantedOn in Riyadh
   * @param budgetLine empty for the supplier
   */
  @Introspected
  @MappedEntity("call_off_instruction")
  record DeliveryInstruction(
      @Id long callOffId,
      @Nullable String siteCode,
      @Relation(EMBEDDED) @Nullable Bilingual site,
      @Relation(EMBEDDED) @Nullable Bilingual city,
      LocalDate wantedOn,
      String contact,
      String budgetLine,
      String reference) {
    /** Name and city of the site; empty texts when there is none. */
    public Bilingual place() {
      Bilingual name = Bilingual.orEmpty(site);
      Bilingual town = Bilingual.orEmpty(city);
      return siteCode == null
          ? name
          : new Bilingual(name.ar() + " – " + town.ar(), name.en() + " – " + town.en());
    }

    /** What the supplier reads of it. */
    public DeliveryInstruction withoutBudget() {
      return new DeliveryInstruction(
          callOffId, siteCode, site, city, wantedOn, contact, "", reference);
    }
  }

  @Query(
      """
      SELECT id, code, name_ar, name_en, city_ar, city_en FROM delivery_site
       WHERE entity_id = :entityId AND closed_at IS NULL ORDER BY code""")
  List<OpenSite> listOpenSites(long entityId);

  String GIVEN =
      """
      SELECT i.call_off_id, d.code AS site_code, d.name_ar AS site_ar, d.name_en AS site_en,
             d.city_ar, d.city_en, i.wanted_on, i.contact, i.budget_line, i.reference
        FROM call_off_instruction i
        LEFT JOIN delivery_site d ON d.id = i.site_id
      """;

  @Query(GIVEN + " WHERE i.call_off_id = :callOffId")
  Optional<DeliveryInstruction> find(long callOffId);

  /** Those of some orders, at least one. */
  @Query(GIVEN + " WHERE i.call_off_id IN (:callOffs)")
  List<DeliveryInstruction> listOf(List<Long> callOffs);

  @Query(
      """
      INSERT INTO call_off_instruction (call_off_id, agreement_id, entity_id, site_id, wanted_on,
                                        contact, budget_line, reference)
      VALUES (:callOffId, :agreementId, :entityId, :siteId, :wantedOn, :contact, :budgetLine,
              :reference)""")
  void add(
      long callOffId,
      long agreementId,
      long entityId,
      @Nullable Long siteId,
      LocalDate wantedOn,
      String contact,
      String budgetLine,
      String reference);
}
