package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.CellText;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.WorkbookBytes;

/**
 * A workbook to be filled in with people: a sheet with the columns, and one with the roles, the
 * states and the entities that its rows may name.
 */
@Singleton
class AccountWorkbook {
  private static final int MOST_ENTITIES = 5000;
  private static final int WIDTH = 24;
  private final GrantChoiceQueries choices;
  private final StateQueries states;

  AccountWorkbook(GrantChoiceQueries choices, StateQueries states) {
    this.choices = choices;
    this.states = states;
  }

  @Transactional
  byte[] write(Actor actor, Texts t) {
    actor.require(Role.ADMINISTRATOR);
    return WorkbookBytes.of(
        book -> {
          Worksheet people = book.newWorksheet(t.get("organisation.people"));
          for (int i = 0; i < AccountTable.COLUMNS.size(); i++) {
            people.value(0, i, AccountTable.columnName(AccountTable.COLUMNS.get(i), t.language()));
            people.style(0, i).bold().set();
            people.width(i, WIDTH);
          }
          writeCodes(t, book.newWorksheet(t.get("organisation.import-codes")));
        });
  }

  private void writeCodes(Texts t, Worksheet sheet) {
    int row = 0;
    row = heading(sheet, row, t.get("organisation.role"));
    for (Role role : Role.values()) {
      row = pair(sheet, row, role.name(), t.get("access.role." + role));
    }
    row = heading(sheet, row + 1, t.get("organisation.state"));
    for (StateQueries.StateRow state : states.list()) {
      row = pair(sheet, row, state.code(), t.of(state.name()));
    }
    row = heading(sheet, row + 1, t.get("organisation.grant-entity"));
    for (GrantChoiceQueries.GrantChoice entity : choices.listEntities("", "", MOST_ENTITIES)) {
      row = pair(sheet, row, entity.code(), t.of(entity.name()));
    }
  }

  private static int heading(Worksheet sheet, int row, String text) {
    sheet.value(row, 0, text);
    sheet.style(row, 0).bold().set();
    return row + 1;
  }

  private static int pair(Worksheet sheet, int row, String code, String name) {
    sheet.value(row, 0, code);
    sheet.value(row, 1, CellText.inWorkbook(name));
    return row + 1;
  }
}
