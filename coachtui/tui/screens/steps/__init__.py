"""The eight steps of the intake, each the right-hand side of the intake's screen."""

from coachtui.domain.steps import Step
from coachtui.tui.screens.steps.forms import ContractPane, FocalRolePane, PriorityPane, ProjectPane
from coachtui.tui.screens.steps.missing import MissingPane
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.screens.steps.pictures import PicturesPane
from coachtui.tui.screens.steps.seats import SeatsPane
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane

PANES: dict[Step, type[Pane]] = {
    pane.STEP: pane
    for pane in (
        ContractPane,
        ProjectPane,
        FocalRolePane,
        StakeholdersPane,
        PicturesPane,
        PriorityPane,
        MissingPane,
        SeatsPane,
    )
}
