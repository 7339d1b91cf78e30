"""placeholder"""


def committee_policy(scene, crisis, actor):
    raise NotImplementedError
