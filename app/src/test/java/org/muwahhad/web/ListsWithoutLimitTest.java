package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * A statement that lists rows has a limit, or asks for what belongs to one thing: one tender, one
 * state, some codes. What lists all on purpose, or is few by its nature, is named here.
 */
class ListsWithoutLimitTest {
  private static final Pattern OF_ONE =
      Pattern.compile(
          "(?:_id|\\bid|code|number|position|version|hash|login|key) ?(?:=|<=>) ?:|IN \\(:|:\\w++"
              + " ?=");

  /** What may list without a limit, by the reason. */
  private static final Map<String, Set<String>> WHOLE =
      Map.of(
          "reference data, states and currencies, of which there are few",
          methods(
              """
              AwardAllocations.listStates AwardReportFigureQueries.listStates Bids.listCurrencies
              CatalogItems.listCurrencyCodes CatalogItems.listUnitCodes CategoryQueries.listAll
              CaseQueries.listRedFlagRecords DeclarationQueries.listQuestions
              MemberStateQueries.list RedFlagRuleQueries.listToday
              DecisionQueries.listMembers DossierTemplateQueries.list ExchangeRateQueries.listOn
              ExchangeRateQueries.listToday
              FormChoiceQueries.listCurrencies FormChoiceQueries.listUnits
              InitiativeQueries.listCommittees InitiativeQueries.listCurrencies
              InitiativeQueries.listMemberStates InitiativeQueries.listPhases
              IntentionQueries.listCategoryChoices IntentionQueries.listStates ItemUnits.listUnits
              NewestAttributeQueries.listAll PlanQueries.listBands PlanQueries.listRegions
              ProcedureQueries.listGrounds RegistrationQueries.listCategories
              ReportScopeQueries.listStates RestDayQueries.listHolidays RestDayQueries.listStates
              RoundQueries.listCategoryChoices RoundQueries.listStates
              StateCalendarQueries.listHolidays StateCalendarQueries.listStates StateQueries.list
              StateQueries.listCurrencies StateQueries.listRatesOn StateQueries.listVatOfAll
              StateQueries.listWithoutCoordinator SynonymGroups.listTerms
              TemplateQueries.listTemplates"""),
          "the verification of the record, which reads all of it in pieces",
          methods(
              """
              AuditChains.listAnchors AuditChains.listAnchorsNaming AuditChains.listAnchorsSince
              AuditChains.listNamesTwice AuditChains.listSealed AuditChains.listWithoutChain
              BidReceiptCheckQueries.listSigned BidReceiptCheckQueries.listUnrecorded
              BidReceiptCheckQueries.listUnrecordedWithdrawals DemandReceiptCheckQueries.listChanged
              DemandReceiptCheckQueries.listUnrecorded GrownChainQueries.listAbove LogQueries.listCommitments
              LogQueries.listCosignatures LogQueries.listCosignedByFewer LogQueries.listLeafHashes LogQueries.listLeaves
              LogQueries.listNodes
              PieceQueries.list
              PieceQueries.listBackdated PieceQueries.listDigests PieceQueries.listHalfTold
              PieceQueries.listOutOfOrder PieceQueries.listWithoutWitness ReplayQueries.listEntries
              ReplayQueries.listLost ReplayedAgreementQueries.listExtensionLetters
              ReplayedAgreementQueries.listExtensions ReplayedAgreementQueries.listGuaranteeIssues
              ReplayedAgreementQueries.listGuarantees StoredFileQueries.list"""),
          "jobs, which see to all that is due and to nothing twice",
          methods(
              """
              BidDeadlineQueries.listDue BidDeadlineQueries.listWithUntriedShares
              DeadlineQueries.listAgreementsEnding DeadlineQueries.listAnswersDue
              DeadlineQueries.listClosing DeadlineQueries.listEndorsementsEnding
              ExpiringCertificateQueries.listExpiring Mails.listClaimed
              SignatureRounds.listEnding Webhooks.listClaimed"""),
          "sums by state, year, category or item, one row each",
          methods(
              """
              DemandFigureQueries.listByCategory DemandFigureQueries.listByItem
              DemandFigureQueries.listByRound DemandFigureQueries.listByState
              DemandFigureQueries.listByYear LastDemandQueries.listCategories
              MarketQueries.listBidders MarketQueries.listGoods
              LastDemandQueries.listEntities OpenStatisticsQueries.listMethods
              OpenStatisticsQueries.listMonths OpenStatisticsQueries.listOrders
              OpenStatisticsQueries.listStates PlanQueries.listCategories PlanQueries.listCompetitors
              ProgressQueries.listDivisions"""),
          "what a constant of the statement limits to a page, a tender or the part of a reader",
          methods(
              """
              AgreementCeilingQueries.list AgreementQueries.list BidQueries.listLotTotals
              OpeningEntryQueries.list OrderTaskQueries.listToConfirm OrderTaskQueries.listToSend
              SourceLineQueries.listOfRound SourceLineQueries.listOfTender TransferQueries.list"""),
          "plans of one year, of which a state has one in force",
          methods(
              """
              DemandTaskQueries.listPlansToPublish JointPlanQueries.listInForce
              JointPlanQueries.listOwnFigures JointPlans.lockYear StatePlanQueries.listOf"""),
          "the calendar and the lists of all dates of a reader",
          methods(
              """
              ComplaintQueries.listLiving DecisionQueries.listAll MeetingQueries.listAll
              RoundQueries.listAll TenderQueries.listTenders"""),
          "files and reports of everything that was asked for",
          methods(
              """
              AllocationQueries.listEntities CatalogExportQueries.listIdsBelow
              SavingsReportQueries.listEstimates
              SavingsReportQueries.listInEffect SavingsReportQueries.listParts"""),
          "the people of the demonstration",
          methods("DemoLoginQueries.listLogins DemoPersonQueries.listPeople"),
          "few: the amendments of a tender, debarments in force, the entities that may join, the"
              + " reports that have one digest",
          methods(
              """
              AmendmentQueries.listPublished Debarments.listInForce JoinRequests.listCandidates
              IssuedReports.listByDocument"""));

  private static Set<String> methods(String names) {
    return Set.of(names.strip().split("\\s++"));
  }

  private record ListStatement(String place, String sql) {}

  @Test
  void a_statement_that_lists_rows_has_a_limit_or_asks_for_one_thing() throws IOException {
    Set<String> named = WHOLE.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    Set<String> found = new TreeSet<>();
    for (Path file : SourceTree.java().toList()) {
      for (ListStatement statement : statements(file)) {
        if (!isLimited(statement.sql())) {
          found.add(statement.place());
        }
      }
    }

    assertThat(found).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void a_list_of_all_is_found() {
    assertThat(isLimited("SELECT id FROM bid ORDER BY id")).isFalse();
    assertThat(isLimited("SELECT id FROM bid WHERE status = 'DRAFT'")).isFalse();
    assertThat(isLimited("SELECT id FROM bid WHERE tender_id = :tenderId")).isTrue();
    assertThat(isLimited("SELECT id FROM bid ORDER BY id LIMIT 50")).isTrue();
  }

  private static boolean isLimited(String sql) {
    return sql.contains("LIMIT") || OF_ONE.matcher(sql).find();
  }

  /** The statements of a repository that list rows, without what constants of it add. */
  private static List<ListStatement> statements(Path file) throws IOException {
    List<ListStatement> all = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    boolean isQuery = false;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("  @Query(")) {
        isQuery = true;
        sql.setLength(0);
      }
      boolean isMethod = line.startsWith("  ") && Character.isLetter(line.charAt(2));
      if (isQuery && isMethod) {
        if (line.startsWith("  List<") || line.startsWith("  Set<")) {
          String head = line.substring(0, line.indexOf('('));
          String name = head.substring(head.lastIndexOf(' ') + 1);
          String type = file.getFileName().toString().replace(".java", "");
          all.add(new ListStatement(type + "." + name, sql.toString()));
        }
        isQuery = false;
      } else if (isQuery) {
        sql.append(line).append('\n');
      }
    }
    return all;
  }
}
