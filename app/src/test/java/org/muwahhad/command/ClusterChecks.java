package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.command.CallHistory.ActKind;
import org.muwahhad.command.CallHistory.Ending;
import org.muwahhad.command.CallHistory.SentAct;
import org.muwahhad.db.TestSchema;
import org.muwahhad.work.GaleraCluster;

/** What must be so in every database node of a cluster, whatever failed. */
record ClusterChecks(GaleraCluster cluster, int nodes) {

  /** Where an act of a kind is found again by its key. */
  private static final Map<ActKind, String> KEYS = keys();

  /** How often each act is on the record, and how often what it did is there. */
  private static final Map<String, String> RECORDED =
      Map.of(
          "demand.submitted", "submission_receipt",
          "bid.submitted", "bid_version",
          "committee.vote-cast", "vote",
          "framework.call-off-placed", "call_off",
          "framework.transfer-offered", "balance_transfer",
          "framework.transfer-done", "balance_transfer WHERE status = 'DONE'",
          "identity.person-joined", "identity_link WHERE scim_client_id IS NOT NULL");

  /** What must be so in every database node, as the number of exceptions to it. */
  private static final Map<String, String> NEVER =
      Map.of(
          "a balance below zero",
          """
          SELECT COUNT(*) FROM entitlement
           WHERE called_quantity < 0
              OR called_quantity > awarded_quantity + transferred_quantity + joined_quantity + amended_quantity""",
          "a balance that is not what was ordered",
          """
          SELECT COUNT(*) FROM entitlement e
           WHERE e.called_quantity <>
                 (SELECT COALESCE(SUM(l.quantity), 0) FROM call_off_line l
                   WHERE l.agreement_id = e.agreement_id AND l.entity_id = e.entity_id
                     AND l.lot_item_id = e.lot_item_id)""",
          "a balance that is not what was handed over",
          """
          SELECT COUNT(*) FROM entitlement e
           WHERE e.transferred_quantity <>
                 (SELECT COALESCE(SUM(IF(t.receiver_id = e.entity_id, t.quantity, -t.quantity)), 0)
                    FROM balance_transfer t
                   WHERE t.status = 'DONE' AND t.agreement_id = e.agreement_id
                     AND t.lot_item_id = e.lot_item_id
                     AND e.entity_id IN (t.giver_id, t.receiver_id))""",
          "a lot with two winners",
          """
          SELECT COUNT(*) FROM (SELECT lot_id FROM award WHERE status <> 'cancelled'
                                 GROUP BY lot_id HAVING COUNT(*) > 1) twice""",
          "a state with two votes",
          """
          SELECT COUNT(*) FROM (SELECT decision_id FROM vote
                                 GROUP BY decision_id, state_code HAVING COUNT(*) > 1) twice""",
          "a receipt that is missing among those of a submission",
          """
          SELECT COUNT(*) FROM (SELECT submission_id FROM submission_receipt
                                 GROUP BY submission_id HAVING MAX(number) <> COUNT(*)) gap""",
          "a version that is missing among those of a bid",
          """
          SELECT COUNT(*) FROM (SELECT bid_id FROM bid_version
                                 GROUP BY bid_id HAVING MAX(number) <> COUNT(*)) gap""");

  private static Map<ActKind, String> keys() {
    Map<ActKind, String> keys = new EnumMap<>(ActKind.class);
    keys.put(ActKind.DEMAND, "SELECT request_key FROM submission_receipt");
    keys.put(ActKind.BID, "SELECT request_key FROM bid_version");
    keys.put(ActKind.VOTE, "SELECT CONCAT(decision_id, '-', person_id) FROM vote");
    keys.put(ActKind.RECOMMENDATION, "SELECT tender_id FROM decision");
    keys.put(ActKind.CALL_OFF, "SELECT request_key FROM call_off");
    keys.put(ActKind.TRANSFER, "SELECT request_key FROM balance_transfer");
    keys.put(ActKind.JOINER, "SELECT subject FROM identity_link");
    keys.put(ActKind.CONSENT, "SELECT transfer_id FROM transfer_consent WHERE party = 'RECEIVER'");
    return keys;
  }

  /** Acts that did not become what people were told, in any database node. */
  Map<String, Integer> wrong(CallHistory history) {
    Map<String, Integer> wrong = new TreeMap<>();
    wrong.put("undecided", history.acts(Ending.UNKNOWN).size());
    wrong.put("unread", history.unread());
    for (String name : List.of("lost", "doubled", "refusedAndDone")) {
      wrong.put(name, 0);
    }
    for (int node = 1; node <= nodes; node++) {
      for (ActKind kind : ActKind.values()) {
        Map<String, Integer> stored = new TreeMap<>();
        String query = Objects.requireNonNull(KEYS.get(kind));
        cluster.schema(node).rows(query).forEach(key -> stored.merge(key, 1, Integer::sum));
        Set<String> done =
            history.acts(kind).stream()
                .filter(a -> a.ending() != Ending.REFUSED || a.wasEverLost())
                .map(a -> a.key)
                .collect(Collectors.toSet());
        for (SentAct act : history.acts(kind)) {
          int times = stored.getOrDefault(act.key, 0);
          if (act.ending() == Ending.ACKNOWLEDGED && times == 0) {
            wrong.merge("lost", 1, Integer::sum);
          }
          if (times > 1) {
            wrong.merge("doubled", 1, Integer::sum);
          }
          if (times > 0 && !done.contains(act.key)) {
            wrong.merge("refusedAndDone", 1, Integer::sum);
          }
        }
      }
    }
    return wrong;
  }

  /** In each node, and of each message since then that a program was told of. */
  void assertSound(long lastMessage, Set<String> ids) {
    for (int node = 1; node <= nodes; node++) {
      assertSound(cluster.schema(node));
      assertHeard(cluster.schema(node), lastMessage, ids);
    }
  }

  private static void assertSound(TestSchema schema) {
    for (Map.Entry<String, String> rule : NEVER.entrySet()) {
      assertThat(schema.value(rule.getValue())).as(rule.getKey()).isEqualTo("0");
    }
    for (Map.Entry<String, String> act : RECORDED.entrySet()) {
      assertThat(
              schema.value(
                  "SELECT COUNT(*) FROM audit_entry WHERE act = '%s'".formatted(act.getKey())))
          .as(act.getKey())
          .isEqualTo(schema.value("SELECT COUNT(*) FROM " + act.getValue()));
    }
  }

  /** Each message since then went to the program, at least once and with the number it has. */
  private static void assertHeard(TestSchema schema, long lastMessage, Set<String> ids) {
    assertThat(
            schema.value(
                """
                SELECT COUNT(*) FROM inbox_message i JOIN webhook w ON w.person_id = i.person_id
                 WHERE i.id > %d
                   AND NOT EXISTS (SELECT 1 FROM webhook_delivery d
                                    WHERE d.inbox_message_id = i.id AND d.status = 'SENT')"""
                    .formatted(lastMessage)))
        .as("messages of which the program was not told")
        .isEqualTo("0");
    assertThat(schema.rows("SELECT CONCAT('msg_', message_id) FROM webhook_delivery"))
        .as("what was sent to the program")
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isSubsetOf(ids);
  }

  void assertSameInAllNodes() {
    List<String> first = checksums(cluster.schema(1));
    assertThat(first).hasSizeGreaterThan(100);
    for (int node = 2; node <= nodes; node++) {
      assertThat(checksums(cluster.schema(node)))
          .as("checksums of the tables in node %d", node)
          .isEqualTo(first);
    }
  }

  private static List<String> checksums(TestSchema schema) {
    String tables =
        schema.rows("SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'").stream()
            .map(row -> "`" + row.substring(0, row.indexOf('|')) + "`")
            .collect(Collectors.joining(", "));
    return schema.rows("CHECKSUM TABLE " + tables);
  }
}
