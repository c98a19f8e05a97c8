package org.muwahhad.declaration;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Questions, declarations and confirmations, as they are read. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DeclarationQueries
    extends GenericRepository<DeclarationQueries.SignedDeclaration, Long> {

  /** Why something is asked. */
  enum QuestionKind {
    EXCLUSION,
    SELECTION
  }

  /** What can be answered. */
  enum YesOrNo {
    YES,
    NO
  }

  /**
   * A question.
   *
   * @param category first digits of the CPV codes of the items for which it is asked; empty for all
   * @param clears the answer that needs no explanation
   * @param source what it rests on
   */
  @Introspected
  @MappedEntity("declaration_question")
  record DeclarationQuestion(
      @Id String code,
      QuestionKind kind,
      String category,
      YesOrNo clears,
      @Relation(EMBEDDED) Bilingual text,
      @Relation(EMBEDDED) Bilingual source) {
    /** Whether it is asked for one of the items. */
    boolean isFor(Collection<String> categories) {
      return category.isEmpty() || categories.stream().anyMatch(c -> c.startsWith(category));
    }
  }

  /** A version of a declaration; the instant is UTC. */
  @Introspected
  @MappedEntity("supplier_declaration")
  record SignedDeclaration(
      @Id long id,
      long supplierId,
      int number,
      String sha256,
      @Relation(EMBEDDED) Bilingual signer,
      Instant signedAt) {}

  /** An answer of a version. */
  @Introspected
  @MappedEntity("declaration_answer")
  record DeclarationAnswer(
      @Id long declarationId, String questionCode, YesOrNo answer, String explanation) {}

  /**
   * How a bid stands: which version its supplier confirmed.
   *
   * @param declarationId 0 where none was confirmed
   * @param number 0 as well
   */
  @Introspected
  @MappedEntity("bid")
  record ConfirmedBid(
      @Id long bidId,
      String registrationNumber,
      @Relation(EMBEDDED) Bilingual supplier,
      long declarationId,
      int number) {}

  /** That an opened bid offers something of a category. */
  @Introspected
  @MappedEntity("bid_line")
  record OfferedCategory(@Id long bidId, String categoryCode) {}

  @Query(
      """
      SELECT code, kind, category, clears, text_ar, text_en, source_ar, source_en
        FROM declaration_question ORDER BY position""")
  List<DeclarationQuestion> listQuestions();

  String VERSION =
      """
      SELECT d.id, d.supplier_id, d.number, d.sha256, p.name_ar AS signer_ar,
             p.name_en AS signer_en, d.signed_at
        FROM supplier_declaration d
        JOIN person p ON p.id = d.signed_by
      """;

  /** The newest versions of a supplier; the first is in force. */
  @Query(VERSION + " WHERE d.supplier_id = :supplierId ORDER BY d.number DESC LIMIT 200")
  List<SignedDeclaration> listVersions(long supplierId);

  @Query(VERSION + " WHERE d.supplier_id = :supplierId ORDER BY d.number DESC LIMIT 1")
  Optional<SignedDeclaration> findInForce(long supplierId);

  @Query(VERSION + " WHERE d.supplier_id = :supplierId AND d.request_key = :requestKey")
  Optional<SignedDeclaration> findRequest(long supplierId, String requestKey);

  @Query(VERSION + " WHERE d.id IN (:ids) ORDER BY d.id")
  List<SignedDeclaration> listByIds(List<Long> ids);

  String ANSWERS =
      """
      SELECT a.declaration_id, a.question_code, a.answer, a.explanation
        FROM declaration_answer a
        JOIN declaration_question q ON q.code = a.question_code
      """;

  @Query(ANSWERS + " WHERE a.declaration_id = :declarationId ORDER BY q.position")
  List<DeclarationAnswer> listAnswers(long declarationId);

  /** The answers of several versions. */
  @Query(ANSWERS + " WHERE a.declaration_id IN (:declarationIds) ORDER BY q.position")
  List<DeclarationAnswer> listAnswersOf(List<Long> declarationIds);

  String CONFIRMED =
      """
      SELECT b.id AS bid_id, s.registration_number, s.name_ar AS supplier_ar,
             s.name_en AS supplier_en, COALESCE(d.id, 0) AS declaration_id,
             COALESCE(d.number, 0) AS number
        FROM bid b
        JOIN supplier s ON s.id = b.supplier_id
        LEFT JOIN supplier_declaration d ON d.id =
             (SELECT c.declaration_id FROM declaration_confirmation c
               WHERE c.bid_id = b.id ORDER BY c.id DESC LIMIT 1)
      """;

  /** What a supplier confirmed for a tender last. */
  @Query(CONFIRMED + " WHERE b.tender_id = :tenderId AND b.supplier_id = :supplierId")
  Optional<ConfirmedBid> findConfirmed(long tenderId, long supplierId);

  /** The bids that were opened, with what their suppliers confirmed. */
  @Query(
      CONFIRMED
          + """
        JOIN opened_bid o ON o.bid_id = b.id
       WHERE b.tender_id = :tenderId
       ORDER BY s.registration_number""")
  List<ConfirmedBid> listOpened(long tenderId);

  /** The CPV codes of what a tender asks for. */
  @Query(
      """
      SELECT DISTINCT c.category_code
        FROM lot_item i
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE i.tender_id = :tenderId
       ORDER BY c.category_code""")
  List<String> listCategories(long tenderId);

  /** The CPV codes of what opened bids offer, each with its bid. */
  @Query(
      """
      SELECT DISTINCT p.bid_id, c.category_code
        FROM bid_line p
        JOIN lot_item i ON i.id = p.lot_item_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE p.bid_id IN (:bidIds)
       ORDER BY p.bid_id, c.category_code""")
  List<OfferedCategory> listOffered(List<Long> bidIds);
}
