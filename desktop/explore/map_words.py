"""What is said of maps, clusters and axes, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop import wording
from desktop.library.words import folder_name
from desktop.search import chip_words
from models.answers import SearchRequest
from models.explored import ALL_KINDS, Cluster, Clusters, Colouring, MapChoice, MapStatus, PointGroup
from models.kinds import Kind

_TRUSTED, _HALF_TRUSTED = 0.9, 0.8
_TIGHT, _LOOSE = 0.5, 0.25
_MANY_PLACED = 0.2


def _tr(text: str, n: int = -1) -> str:
    return QCoreApplication.translate("Map", text, "", n)


def asked(request: SearchRequest) -> str:
    """What is looked for, to be written beside its place; "" where nothing is."""
    parts = [request.text.strip(), *(chip_words.text_of(one) for one in request.examples if one.weight > 0)]
    said = " + ".join(filter(None, parts))
    return said or (chip_words.marks_text(len(request.good), 0) if request.good else "")


def method_name(method: str) -> str:
    """What a way to make a map is called."""
    return {
        "umap": "UMAP",
        "tsne": "t-SNE",
        "pacmap": "PaCMAP",
        "pca": _tr("Principal components"),
    }.get(method, method)


def method_hint(method: str) -> str:
    """What it is good for."""
    return {
        "umap": _tr("Keeps what is alike together, in islands. Distances between islands mean little."),
        "tsne": _tr("Keeps the nearest together most faithfully. Sizes and distances of islands mean little."),
        "pacmap": _tr("Keeps what is alike together, and more of the large picture than the others."),
        "pca": _tr("The plane in which everything differs most. At once, and always the same, but much overlaps."),
    }.get(method, "")


def choice_name(choice: MapChoice) -> str:
    """What a space is called among others."""
    if choice.space == ALL_KINDS:
        return _tr("All kinds together")
    return f"{wording.kinds_name(choice.kinds[0])}: {choice.title}"


def colouring_name(colouring: Colouring) -> str:
    """What colours can say."""
    return {
        Colouring.KIND: _tr("Colour: kind"),
        Colouring.CLUSTER: _tr("Colour: cluster"),
        Colouring.FOLDER: _tr("Colour: folder"),
        Colouring.DATE: _tr("Colour: year"),
        Colouring.TAG: _tr("Colour: tag"),
        Colouring.RELEVANCE: _tr("Colour: what is searched for"),
    }[colouring]


def group_name(group: PointGroup, colouring: Colouring, clusters: Clusters | None) -> str:
    """What a colour stands for."""
    if not group.value:
        return _REST[colouring]()
    if colouring is Colouring.KIND:
        return wording.kinds_name(Kind(group.value))
    if colouring is Colouring.RELEVANCE:
        return {"strong": _tr("Fits"), "maybe": _tr("May fit"), "weak": _tr("Hardly fits")}[group.value]
    if colouring is Colouring.CLUSTER and clusters is not None and int(group.value) < len(clusters.clusters):
        return cluster_name(clusters.clusters[int(group.value)])
    if colouring is Colouring.FOLDER:
        return folder_name(group.value)
    return group.value


_REST = {
    Colouring.KIND: lambda: _tr("Others"),
    Colouring.CLUSTER: lambda: _tr("Alone"),
    Colouring.FOLDER: lambda: _tr("Other folders"),
    Colouring.DATE: lambda: _tr("Others"),
    Colouring.TAG: lambda: _tr("Without one of these tags"),
    Colouring.RELEVANCE: lambda: _tr("Not found"),
}


def cluster_name(cluster: Cluster) -> str:
    """What a cluster is called."""
    return cluster.name or _tr("Group %1").replace("%1", wording.number(cluster.number + 1))


def cluster_line(cluster: Cluster) -> str:
    """A cluster in a list: its name, and how much is in it."""
    return f"{cluster_name(cluster)} \N{MIDDLE DOT} {wording.number(cluster.size)}"


def quality(status: MapStatus) -> str:
    """How far a map can be trusted, in plain words and in figures."""
    if status.trustworthiness is None or status.continuity is None:
        return _tr("Too few points to say how far this map can be trusted.")
    worst = min(status.trustworthiness, status.continuity)
    if worst >= _TRUSTED:
        said = _tr("You can trust this map: what lies together belongs together.")
    elif worst >= _HALF_TRUSTED:
        said = _tr("You can trust this map by and large: some that lie together do not belong together.")
    else:
        said = _tr("Do not trust this map too far: much that lies together does not belong together.")
    figures = _tr("(trustworthiness %1, continuity %2)")
    figures = figures.replace("%1", f"{status.trustworthiness:.2f}").replace("%2", f"{status.continuity:.2f}")
    return f"{said} {figures}"


def count(status: MapStatus) -> str:
    """How much is on a map, and what is not."""
    parts = [_tr("%Ln point(s)", status.count)]
    if status.placed:
        parts.append(_tr("%Ln of them placed later", status.placed))
    if status.left_out:
        parts.append(_tr("%Ln more left out by chance", status.left_out))
    return " \N{MIDDLE DOT} ".join(parts)


def stale(status: MapStatus) -> str:
    """A hint where much came later, "" elsewhere."""
    if status.count and status.placed / status.count > _MANY_PLACED:
        return _tr("Much came since this map was made. Make it anew to let that have its say.")
    return ""


def tightness(clusters: Clusters) -> str:
    """How far groups are apart, in plain words."""
    if clusters.tightness is None:
        return _tr("Too few, or too much alike, to be parted.")
    said = _tr("The groups run into one another")
    if clusters.tightness >= _TIGHT:
        said = _tr("The groups are well apart")
    elif clusters.tightness >= _LOOSE:
        said = _tr("The groups overlap at their edges")
    return _tr("%1 (silhouette %2).").replace("%1", said).replace("%2", f"{clusters.tightness:.2f}")


def chosen(items: int) -> str:
    """How many are in the region that a person drew."""
    return _tr("%Ln item(s) chosen", items)


def point_spoken(name: str, kind: Kind) -> str:
    """A point for a screen reader."""
    return _tr("%1, %2").replace("%1", name).replace("%2", wording.kind_name(kind))
