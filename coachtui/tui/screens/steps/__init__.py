"""The eight steps of the intake, each the right-hand side of the intake's screen."""

from coachtui.domain.steps import Step
from coachtui.tui.screens.steps.forms import ContractPane, FocalRolePane, PriorityPane, ProjectPane
from coachtui.tui.screens.steps.pane import Pane

PANES: dict[Step, type[Pane]] = {
    pane.STEP: pane for pane in (ContractPane, ProjectPane, FocalRolePane, PriorityPane)
}
