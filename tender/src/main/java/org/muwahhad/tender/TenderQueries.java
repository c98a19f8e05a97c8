package org.muwahhad.tender;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Tenders and their parts as pages, programs and later packages read them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TenderQueries
    extends GenericRepository<TenderQueries.Tender, Long>, TenderRuleQueries, TenderPanelQueries {

  /**
   * A tender. Instants are UTC; money is compared in {@code currency}.
   *
   * @param twoEnvelopes whether prices are sealed apart and opened only of bids that passed the
   *     technical evaluation
   */
  @MappedEntity("joint_tender")
  record Tender(
      @Id long id,
      String number,
      String ocid,
      @Relation(EMBEDDED) Bilingual title,
      TenderStatus status,
      String procurementMethod,
      String awardCriteria,
      String currency,
      boolean twoEnvelopes,
      int minimumBidDays,
      @Nullable String urgencyReason,
      @Nullable Instant deadlineAt,
      @Nullable LocalDate rateDate,
      long preparedBy,
      @Nullable Long approvedBy,
      @Nullable Instant publishedAt,
      @Nullable Instant openedAt,
      @Nullable Instant standstillUntil,
      @Nullable String cancelReason,
      Instant createdAt,
      int version) {
    /** When it must be published at the latest to leave bidders their time, UTC; null for none. */
    public @Nullable Instant latestPublication() {
      return deadlineAt == null ? null : deadlineAt.minus(Duration.ofDays(minimumBidDays));
    }

    /**
     * The tender as it is shown to those outside; see {@link TenderStatus#publicStatus}. Its
     * version is always 0: the true one moves with steps that are not disclosed.
     */
    public Tender asTold() {
      return new Tender(
          id,
          number,
          ocid,
          title,
          status.publicStatus(),
          procurementMethod,
          awardCriteria,
          currency,
          twoEnvelopes,
          minimumBidDays,
          urgencyReason,
          deadlineAt,
          rateDate,
          preparedBy,
          approvedBy,
          publishedAt,
          openedAt,
          standstillUntil,
          cancelReason,
          createdAt,
          0);
    }

    /** Whether quality and price are weighted; otherwise the lowest evaluated price wins. */
    public boolean weighsQuality() {
      return awardCriteria.equals(AwardCriteria.RATED_CRITERIA.code());
    }

    /** Whether only those invited may bid. */
    public boolean limitsBidders() {
      return !procurementMethod.equals(ProcurementMethod.OPEN.code());
    }

    /** The deadline of a tender that has one, UTC. */
    public Instant deadline() {
      if (deadlineAt == null) {
        throw new IllegalStateException("Tender " + number + " has no deadline yet");
      }
      return deadlineAt;
    }
  }

  /** A lot. */
  @MappedEntity("lot")
  record TenderLot(
      @Id long id,
      long tenderId,
      int number,
      @Relation(EMBEDDED) Bilingual title,
      LotStatus status) {
    private TenderLot undecided() {
      return status == LotStatus.UNSUCCESSFUL
          ? new TenderLot(id, tenderId, number, title, LotStatus.ACTIVE)
          : this;
    }
  }

  /**
   * The lots of a tender as they are shown to those outside: that one ends without an award is told
   * with the awards of the others, when the standstill starts.
   */
  default List<TenderLot> listToldLots(Tender tender) {
    boolean kept =
        tender.status() != tender.status().publicStatus() && tender.standstillUntil() == null;
    return listLots(tender.id()).stream().map(l -> kept ? l.undecided() : l).toList();
  }

  /**
   * A lot item with what the notice says of it. Bidders get it as it stands here, so nothing that
   * is kept from them has a place in it.
   */
  @MappedEntity("lot_item")
  record LotItem(
      @Id long id,
      long tenderId,
      long lotId,
      int position,
      long revisionId,
      String itemCode,
      @Relation(EMBEDDED) Bilingual name,
      String categoryCode,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      @MappedProperty("is_free") boolean free) {}

  /** What bids are examined against; technical criteria carry a weight in percent. */
  @MappedEntity("criterion")
  record Criterion(
      @Id long id,
      long tenderId,
      CriterionKind kind,
      String code,
      int position,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable BigDecimal weight) {}

  /**
   * A rule in force for a tender, with the article it comes from, as they were when the tender was
   * made.
   *
   * @param validFrom first day the rule holds
   */
  @Introspected
  @MappedEntity("tender_rule")
  record Rule(
      @Id String code,
      BigDecimal value,
      String unit,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual source,
      LocalDate validFrom) {
    private static final Bilingual YES_OR_NO =
        new Bilingual(" (1: نعم، 0: لا)", " (1: yes; 0: no)");

    /** Whether its value is 1 for yes and 0 for no, as its name tells the person who enters it. */
    public boolean isYesOrNo() {
      return name.en().endsWith(YES_OR_NO.en());
    }

    /** The name without what only who enters the value has to know. */
    public Bilingual heading() {
      return isYesOrNo()
          ? new Bilingual(
              name.ar().replace(YES_OR_NO.ar(), ""), name.en().replace(YES_OR_NO.en(), ""))
          : name();
    }

    /** Whether days are working days of Riyadh; otherwise each is 24 hours. */
    public boolean countsWorkingDays() {
      return unit.equals("WORKING_DAYS");
    }
  }

  /**
   * A member of one of the panels.
   *
   * @param expertise what a member of the examination panel examines; null on the opening panel
   * @param alternate whether the person is named to take a member's place, and not called so far
   * @param position in which order alternates are called, from 1; null for others
   * @param calledAt UTC, when an alternate took a member's place
   */
  @Introspected
  @MappedEntity("panel_member")
  record PanelMember(
      @Id long personId,
      Panel panel,
      @MappedProperty("is_chair") boolean chair,
      @Nullable Expertise expertise,
      @MappedProperty("is_alternate") boolean alternate,
      @Nullable Integer position,
      @Nullable Instant calledAt,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title) {}

  /** A status reached; the instant is UTC, the name is that of the person, if one moved it. */
  @Introspected
  @MappedEntity("tender_milestone")
  record Milestone(
      @Id long id, TenderStatus status, Instant at, @Relation(EMBEDDED) @Nullable Bilingual name) {
    Milestone withoutName() {
      return new Milestone(id, status, at, null);
    }
  }

  /** The title of a document of the dossier. */
  @Introspected
  @MappedEntity("dossier_document")
  record DocumentTitle(@Id long id, @Relation(EMBEDDED) Bilingual title) {}

  /** Documents of the dossier that have an edition. */
  @Query(
      """
      SELECT COUNT(DISTINCT e.document_id) FROM dossier_edition e
       WHERE e.tender_id = :tenderId""")
  int countDocuments(long tenderId);

  /** Files of the dossier that nobody gets: malware was found, or the scan is waited for. */
  @Query(
      """
      SELECT COUNT(*) FROM dossier_edition e JOIN file_scan f ON f.sha256 = e.sha256
       WHERE e.tender_id = :tenderId AND f.status IN ('WAITING', 'QUARANTINED')""")
  int countDocumentsHeld(long tenderId);

  /** The first document that has an edition in one language only. */
  @Query(
      """
      SELECT d.id, d.title_ar, d.title_en FROM dossier_document d
       WHERE d.tender_id = :tenderId
         AND (SELECT COUNT(DISTINCT e.language) FROM dossier_edition e
               WHERE e.document_id = d.id) = 1
       ORDER BY d.id LIMIT 1""")
  Optional<DocumentTitle> findDocumentInOneLanguage(long tenderId);

  @Query("SELECT * FROM joint_tender WHERE id = :id")
  Optional<Tender> findTender(long id);

  /** A tender that must exist. */
  default Tender getTender(long id) {
    return findTender(id).orElseThrow(() -> new Refusal.NotFound("tender " + id));
  }

  @Query("SELECT * FROM joint_tender ORDER BY created_at DESC, id DESC")
  List<Tender> listTenders();

  /** Which tenders {@link VisibleTenders} lets a person read. */
  String MAY_READ =
      """
        FROM joint_tender t
       WHERE (:all
              OR EXISTS (SELECT 1 FROM panel_member m
                          WHERE m.tender_id = t.id AND m.person_id = :personId
                            AND NOT m.is_alternate)
              OR (t.published_at IS NOT NULL
                  AND (:supplierId = 0 OR t.procurement_method = 'open'
                       OR t.opened_at IS NOT NULL
                       OR EXISTS (SELECT 1 FROM tender_invitation i
                                   WHERE i.tender_id = t.id AND i.supplier_id = :supplierId))))
      """;

  /** Of those, which answer a text and a filter; the pattern is of {@code LIKE}, empty for all. */
  String READABLE =
      MAY_READ
          + """
         AND (:like = '' OR t.number LIKE :like OR t.title_ar LIKE :like OR t.title_en LIKE :like)
         AND IF(:filter = '', TRUE, t.status = :filter)
      """;

  /** Those of some tenders that a person may read. */
  @Query("SELECT t.id" + MAY_READ + " AND t.id IN (:ids)")
  List<Long> listReadable(boolean all, long personId, long supplierId, List<Long> ids);

  /**
   * A page of them.
   *
   * @param all whether the person reads all
   * @param supplierId of a bidder; else 0
   * @param filter name of a status, or empty
   * @param sort title, number or deadline, with {@code -} before it for the last first
   */
  @Query(
      "SELECT t.*"
          + READABLE
          + """
       ORDER BY CASE :sort WHEN 'number' THEN t.number WHEN 'title' THEN t.title_en END,
                CASE :sort WHEN '-number' THEN t.number WHEN '-title' THEN t.title_en END DESC,
                CASE :sort WHEN 'deadline' THEN t.deadline_at END,
                CASE :sort WHEN '-deadline' THEN t.deadline_at END DESC,
                t.created_at DESC, t.id DESC
       LIMIT :most OFFSET :offset""")
  List<Tender> listPage(
      boolean all,
      long personId,
      long supplierId,
      String like,
      String filter,
      String sort,
      int most,
      long offset);

  @Query("SELECT COUNT(*)" + READABLE)
  int countReadable(boolean all, long personId, long supplierId, String like, String filter);

  @Query(
      "SELECT id, tender_id, number, title_ar, title_en, status FROM lot WHERE tender_id = :tenderId ORDER BY number")
  List<TenderLot> listLots(long tenderId);

  @Query(
      """
      SELECT i.id, i.tender_id, i.lot_id, i.position, i.revision_id, c.code AS item_code,
             r.name_ar, r.name_en, c.category_code, i.unit_code, u.name_ar AS unit_ar,
             u.name_en AS unit_en, i.quantity, i.is_free
        FROM lot_item i
        JOIN lot l ON l.id = i.lot_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
       WHERE i.tender_id = :tenderId
       ORDER BY l.number, i.position, i.id""")
  List<LotItem> listItems(long tenderId);

  @Query(
      """
      SELECT id, tender_id, kind, code, position, name_ar, name_en, weight
        FROM criterion WHERE tender_id = :tenderId ORDER BY kind, position, id""")
  List<Criterion> listCriteria(long tenderId);

  /** Numbers of the lots whose names no person chose or confirmed. */
  @Query("SELECT number FROM lot WHERE tender_id = :tenderId AND named_by IS NULL ORDER BY number")
  List<Integer> listLotsAsProposed(long tenderId);

  /** Numbers of the lots of which no item has a requirement. */
  @Query(
      """
      SELECT l.number FROM lot l
       WHERE l.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM lot_item i JOIN lot_requirement r ON r.lot_item_id = i.id
                          WHERE i.lot_id = l.id)
       ORDER BY l.number""")
  List<Integer> listLotsWithoutRequirements(long tenderId);

  /** How the end of the standstill that runs is counted; empty outside it. */
  default Optional<ComputedDeadline> findStandstill(Tender tender) {
    if (tender.status() != TenderStatus.STANDSTILL) {
      return Optional.empty();
    }
    return listMilestones(tender.id()).stream()
        .filter(m -> m.status() == TenderStatus.STANDSTILL)
        .reduce((earlier, later) -> later)
        .flatMap(m -> ComputedDeadline.standstill(listRules(tender.id()), m.at()));
  }

  @Query(
      """
      SELECT m.id, m.status, m.at, p.name_ar, p.name_en
        FROM tender_milestone m LEFT JOIN person p ON p.id = m.person_id
       WHERE m.tender_id = :tenderId ORDER BY m.id""")
  List<Milestone> listMilestones(long tenderId);
}
