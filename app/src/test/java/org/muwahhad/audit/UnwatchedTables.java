package org.muwahhad.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tables whose rows the record does not cover by digests, each with the reason. */
final class UnwatchedTables {
  /** The tender is played again from its entries, which hold these in full or by one digest. */
  static final List<String> REPLAYED = CompareReferences.REPLAYED;

  private static final Map<String, List<String>> OTHERS =
      Map.ofEntries(
          because(
              "are the record itself",
              """
              audit_anchor audit_chain audit_checkpoint audit_entry audit_row log_checkpoint
              log_cosignature log_entry log_head log_node\
              """),
          because(
              "are written by somebody at work and bind nobody until an act takes them up",
              """
              account_import account_import_row bid_price_workbook catalog_import
              catalog_import_row demand_workbook item_proposal
              item_set item_set_line
              lot_step score_draft signature_preparation submission_amendment submission_draft
              submission_editor template_draft typed_form basket_item\
              """),
          because(
              "pass with a session or a delay, and change with every request",
              """
              half_sign_in identity_assertion identity_flow known_device passkey_ceremony
              passkey_use provider_session recovery_code session sign_in_delay sign_in_throttle
              time_code_use\
              """),
          because(
              "tell how the service itself works",
              """
              demo_clock face_theme identity_key node_key reference_state report_job report_preference
              retention_run search_change
              synonym_group synonym_term tender_number\
              """),
          because("concern one person alone and bind nobody", "favourite_item"),
          because("tells auditors where a bid was sent from and binds nobody", "bid_sender"),
          because("compares who wrote the files of bids and binds nobody", "document_author"),
          because("say what readers think of pages, and not who they are", "page_feedback"),
          because("bind nobody; the entry of the act says whom it reminded", "demand_reminder"),
          because(
              "say by a digest what came under a request key; the entry of the act says it in full",
              "request_content"),
          because(
              "say whether a file may be handed out; what the file is, the digest in the entry of"
                  + " its act says",
              "file_analysis file_indicator file_scan"),
          because(
              "describe files that stand beside their digest, or who took a file away",
              "item_file kept_release report_download report_figures tender_bundle_file"
                  + " tender_bundle_piece"),
          because(
              "are patterns: a tender takes over a copy, which its entries hold",
              """
              dossier_template dossier_template_criterion dossier_template_rule
              dossier_template_version tender_template\
              """),
          because(
              "follow from other rows that are told",
              "agreement_ceiling bid_mask ocds_chain ocds_place ocds_process order_index"
                  + " past_ranking tender_bundle_due"),
          because(
              "hold shares, which their commitments prove, and trials of them",
              "given_share share_rehearsal"),
          because(
              "are keys that shares travel under to one meeting; a changed one opens no share",
              "share_transport"),
          because(
              "are written after the entry of the act that they tell people of",
              "inbox_message mail notice webhook_delivery"));

  private UnwatchedTables() {}

  static List<String> all() {
    return Stream.concat(REPLAYED.stream(), OTHERS.values().stream().flatMap(List::stream))
        .toList();
  }

  private static Map.Entry<String, List<String>> because(String reason, String tables) {
    return Map.entry(reason, tables(tables));
  }

  private static List<String> tables(String names) {
    return Arrays.asList(names.strip().split("\\s+"));
  }
}
