"""The first steps in a new library: the samples, and what can be asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.actions import Section
from desktop.library.words import folder_name
from models import samples
from models.errors import UserError
from models.views import RootStatus

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.tasks import Tasks


class FirstSteps(QObject):
    """Adds the samples when a person wants them, and says how they are removed again."""

    def __init__(self, window: MainWindow, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        window.welcome.samples_wanted.connect(self.add_samples)
        window.welcome.samples.setVisible(bool(samples.samples_path()))
        tasks.status_changed.connect(window.examples.show_status)
        window.all_actions.add(
            "samples", self.tr("Try it with samples"), "", self.add_samples, section=Section.LIBRARY,
            when=self._can_add,
        )  # fmt: skip

    def add_samples(self) -> None:
        """Add the sample library; where it is there already nothing changes."""
        try:
            path = samples.lay_out()
        except UserError as error:
            self._window.banner.show_error(error)
            return
        if not path:
            self._window.banner.show_error(
                UserError(
                    self.tr("There are no samples."),
                    self.tr("This copy of Findling came without them."),
                    self.tr("Add a folder of your own."),
                )
            )
        elif not self._window.middle.library_closed:
            self._tasks.ask("add_folder", path, then=self._say_added)

    def _can_add(self) -> bool:
        path = samples.samples_path()
        status = self._window.middle.status
        return bool(path) and status is not None and all(root.path != path for root in status.roots)

    def _say_added(self, root: RootStatus) -> None:
        how = self.tr("To remove them again, press %1 in the side bar and choose Remove from the library.")
        name = folder_name(root.display)
        # It stays until it is closed: looking into the samples takes longer than other notices are shown.
        self._window.banner.show_choices(self.tr("The samples were added."), how.replace("%1", name), ())
